using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders;

/// <summary>
/// Starts the clock of orders that came to us and stops that of orders that were handed over or ended; many at once, found by an index of those that the clock
/// has not looked at. Goods in a marketplace's own warehouse have none.
/// </summary>
public sealed class TimeOrdersJob(NpgsqlDataSource source, TimeProvider time) : IJob
{
    private const int AtOnce = 2_000;

    /// <summary>Older when first seen is history: its deadline would only ring the bell.</summary>
    private static readonly TimeSpan History = TimeSpan.FromDays(30);

    private static readonly string Untimed = $"""
        select o.id, o.shop_id, o.stage in ({OrderStages.Sql(OrderStages.ToShip)}) and coalesce(o.scheme, '') <> all(@kept) and coalesce(o.ordered_at, o.received_at) > @oldest,
          coalesce(o.approved_at, o.ordered_at, o.received_at), coalesce(o.handed_over_at, o.stage_at, @now), o.ship_by
        from orders o where not o.timed order by o.id limit {AtOnce} for update skip locked
        """;

    private const string Keep = """
        update orders o set timed = true, due_at = c.due_at from unnest(@ids) as i(id)
        left join clocks c on c.shop_id = @shop and c.subject_id = i.id and c.kind = 'OrderProcessing' and c.stopped_at is null
        where o.id = i.id and o.shop_id = @shop
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow();
        var orders = await ReadAsync(connection, now, cancel);
        foreach (var shop in orders.GroupBy(order => order.Shop))
        {
            var batch = new WriteBatch(connection, transaction, shop.Key, now);
            await ClockBatch.StopAsync(batch, ClockKind.OrderProcessing, [.. shop.Where(order => !order.Runs).Select(order => (order.Id, order.Left))], cancel);
            await ClockBatch.StartAsync(batch, ClockSubject.Order, ClockKind.OrderProcessing,
                [.. shop.Where(order => order.Runs).Select(order => new ClockStart(shop.Key, ClockSubject.Order, order.Id, ClockKind.OrderProcessing, "", order.Came, order.ShipBy))], cancel);
            await using var keep = batch.Command(Keep);
            keep.Parameters.AddWithValue("ids", shop.Select(order => order.Id).ToArray());
            await keep.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return orders.Count == AtOnce;
    }

    private static async Task<List<Untold>> ReadAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Untimed, connection);
        command.Parameters.AddWithValue("kept", OrderStages.KeptByMarketplace.ToArray());
        command.Parameters.AddWithValue("oldest", (now - History).UtcDateTime);
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        var orders = new List<Untold>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            orders.Add(new Untold(
                reader.GetGuid(0), new ShopId(reader.GetGuid(1)), reader.GetBoolean(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<DateTimeOffset>(4),
                reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return orders;
    }

    /// <param name="Runs">It is with us: its clock runs.</param>
    /// <param name="Came">When the time began.</param>
    /// <param name="Left">When it was handed over, as far as is known.</param>
    private sealed record Untold(Guid Id, ShopId Shop, bool Runs, DateTimeOffset Came, DateTimeOffset Left, DateTimeOffset? ShipBy);
}
