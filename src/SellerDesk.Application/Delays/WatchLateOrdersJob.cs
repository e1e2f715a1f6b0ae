using Npgsql;
using SellerDesk.Application.BuyerEvents;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Delays;

/// <summary>
/// Makes work of orders whose deadline has passed or whose delivery fails, and closes it again when they arrive, are cancelled, or their deadline has moved.
/// Many at once and from an index of deadlines; running twice changes nothing.
/// </summary>
public sealed class WatchLateOrdersJob(NpgsqlDataSource source, InboxCounters counters, TimeProvider time) : IJob
{
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow();
        if (!await IsAloneAsync(connection, cancel))
        {
            return false;
        }

        await using var close = new NpgsqlCommand(LateOrderSql.Close, connection) { CommandTimeout = 120 };
        close.Parameters.AddWithValue("now", now.UtcDateTime);
        var changed = await close.ExecuteScalarAsync(cancel) is int closed ? closed : 0;
        foreach (var shop in await IdsAsync(connection, LateOrderSql.Shops, now, cancel))
        {
            changed += await OpenAsync(new WriteBatch(connection, transaction, new ShopId(shop), now), cancel);
        }

        await transaction.CommitAsync(cancel);
        if (changed == 0)
        {
            return false;
        }

        counters.Forget();
        return true;
    }

    /// <summary>The first answer is due by the shop's level, from the moment at which the desk sees that the order is late.</summary>
    private static async Task<int> OpenAsync(WriteBatch batch, CancellationToken cancel)
    {
        var policy = await PolicyReader.LoadAsync(batch, null, cancel);
        var ids = new List<Guid>();
        await using (var command = batch.Command(LateOrderSql.Open))
        {
            command.Parameters.AddWithValue("due", policy.FirstResponse(TimeOf.LateOrder, batch.Now).DueAt.UtcDateTime);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                ids.Add(reader.GetGuid(0));
            }
        }

        await TellAsync(batch, ids, cancel);
        await ClockBatch.StartAsync(batch, ClockSubject.WorkItem, ClockKind.FirstResponse,
            [.. ids.Select(id => new ClockStart(batch.ShopId, ClockSubject.WorkItem, id, ClockKind.FirstResponse, TimeOf.LateOrder, batch.Now))], cancel);
        return ids.Count;
    }

    /// <summary>A known buyer may be told; once about an order, however often its deadline moves.</summary>
    private static async Task TellAsync(WriteBatch batch, List<Guid> ids, CancellationToken cancel)
    {
        await using var command = batch.Command($"""
            insert into buyer_events (buyer_id, shop_id, kind, key, subject_id, "values", at)
            select l.buyer_id, o.shop_id, '{BuyerEventKind.OrderLate}', o.id::text, o.id, jsonb_build_object('order', o.number), @now
            from orders o join buyer_links l on l.thing_id = o.id and l.kind = 'Order' and l.shop_id = o.shop_id join buyers b on b.id = l.buyer_id and b.erased_at is null
            where o.id = any(@late) and o.shop_id = @shop {AddBuyerEvent.Once}
            """);
        command.Parameters.AddWithValue("late", ids.ToArray());
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>One node at a time: two would only wait for one another's rows.</summary>
    private static async Task<bool> IsAloneAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var gate = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended('late_orders', 0))", connection);
        return await gate.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task<List<Guid>> IdsAsync(NpgsqlConnection connection, string sql, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        var ids = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }
}
