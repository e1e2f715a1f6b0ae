using Npgsql;

namespace SellerDesk.Application.Surveys;

/// <summary>What surveys read of features that a desk may not have yet.</summary>
internal static class OtherTables
{
    public static async Task<bool> HasAsync(NpgsqlConnection connection, string table, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand("select to_regclass(@table) is not null", connection);
        ask.Parameters.AddWithValue("table", table);
        return await ask.ExecuteScalarAsync(cancel) is true;
    }
}
