using Npgsql;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Delays;

/// <summary>
/// Makes work of orders whose deadline has passed or whose delivery fails, and closes it again when they arrive, are cancelled, or their deadline has moved.
/// All of them at once and from an index of deadlines; running twice changes nothing.
/// </summary>
public sealed class WatchLateOrdersJob(NpgsqlDataSource source, InboxCounters counters, TimeProvider time) : IJob
{
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow();

        // One node at a time: two would only wait for one another's rows.
        if (await RunAsync(connection, "select pg_try_advisory_xact_lock(hashtextextended('late_orders', 0))::int", now, cancel) == 0)
        {
            return false;
        }

        var closed = await RunAsync(connection, LateOrderSql.Close, now, cancel);
        var opened = await RunAsync(connection, LateOrderSql.Open, now, cancel);
        await transaction.CommitAsync(cancel);
        if (closed + opened == 0)
        {
            return false;
        }

        counters.Forget();
        return true;
    }

    private static async Task<int> RunAsync(NpgsqlConnection connection, string sql, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        if (sql.Contains("@now", StringComparison.Ordinal))
        {
            command.Parameters.AddWithValue("now", now.UtcDateTime);
        }

        return await command.ExecuteScalarAsync(cancel) is int count ? count : 0;
    }
}
