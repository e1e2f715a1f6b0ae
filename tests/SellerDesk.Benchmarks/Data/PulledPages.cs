using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Benchmarks.Data;

/// <summary>Pages written as a pull writes them: each in a connection and a transaction of its own.</summary>
internal static class PulledPages
{
    /// <param name="expected">What every row must have counted as, or the figure is worth nothing.</param>
    public static async Task WriteAsync<T>(
        NpgsqlDataSource source, IReadOnlyList<ShopId> shops, IEnumerable<(int Shop, IReadOnlyList<T> Page)> pages, DateTimeOffset now,
        Func<WriteBatch, IReadOnlyList<T>, CancellationToken, Task<PullCounts>> write, Func<PullCounts, int> expected)
    {
        foreach (var (shop, page) in pages)
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var counts = await write(new WriteBatch(connection, transaction, shops[shop], now), page, CancellationToken.None);
            await transaction.CommitAsync();
            if (expected(counts) != page.Count)
            {
                throw new InvalidOperationException($"Of {page.Count} rows {expected(counts)} came out as expected: {counts}");
            }
        }
    }

    /// <summary>The database's earlier work is done first, so that it is not counted.</summary>
    public static async Task CheckpointAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("checkpoint");
        await command.ExecuteNonQueryAsync();
    }
}
