using Npgsql;
using SellerDesk.Benchmarks.Harness;

namespace SellerDesk.Benchmarks.Data;

/// <summary>Rows of some tables as PostgreSQL itself writes them in a binary COPY: putting them back costs the client nothing but sending.</summary>
internal sealed class FinishedRows(IReadOnlyList<(string Table, byte[] Rows)> tables)
{
    public static async Task<FinishedRows> ReadAsync(string database, IReadOnlyList<string> tables)
    {
        await using var connection = await OpenAsync(database);
        var read = new List<(string, byte[])>();
        foreach (var table in tables)
        {
            await using var stream = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)");
            using var rows = new MemoryStream();
            await stream.CopyToAsync(rows);
            read.Add((table, rows.ToArray()));
        }

        return new FinishedRows(read);
    }

    /// <returns>Seconds until all of it was committed.</returns>
    public async Task<double> WriteAsync(string database)
    {
        await using var connection = await OpenAsync(database);
        await using (var command = new NpgsqlCommand("checkpoint", connection))
        {
            await command.ExecuteNonQueryAsync();
        }

        return await Sample.SecondsAsync(async () =>
        {
            foreach (var (table, rows) in tables)
            {
                await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)");
                await copy.WriteAsync(rows);
            }
        });
    }

    private static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
