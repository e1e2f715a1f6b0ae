using Npgsql;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>One node at a time does a thing; another one finds it done.</summary>
internal static class PointGate
{
    public static async Task<bool> TryAsync(NpgsqlConnection connection, string what, CancellationToken cancel)
    {
        await using var gate = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended($1, 0))", connection) { Parameters = { new NpgsqlParameter { Value = what } } };
        return await gate.ExecuteScalarAsync(cancel) is true;
    }
}
