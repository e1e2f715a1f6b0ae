using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders;

/// <summary>With the demo on, orders of the last eight weeks whose hand-over is known have had their clocks, which stopped then.</summary>
public sealed class DemoOrders(WholeDb database, NpgsqlDataSource source, TimeProvider time)
{
    private const int Days = 56;

    private const string HandedOver = """
        select o.id, coalesce(o.approved_at, o.ordered_at), o.handed_over_at from orders o
        where o.shop_id = @shop and o.ordered_at > @now - make_interval(days => @days) and o.handed_over_at > coalesce(o.approved_at, o.ordered_at) and o.handed_over_at < @now and coalesce(o.scheme, '') <> all(@kept)
          and not exists (select 1 from clocks c where c.shop_id = o.shop_id and c.subject_id = o.id and c.kind = 'OrderProcessing')
        """;

    /// <returns>How many orders.</returns>
    public async Task<int> PlantAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var planted = 0;
        foreach (var shop in await db.Shops.AsNoTracking().Select(s => s.Id).ToListAsync(cancel))
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var batch = new WriteBatch(connection, transaction, shop, time.GetUtcNow());
            var orders = await LoadAsync(batch, cancel);
            await ClockBatch.StartAsync(batch, ClockSubject.Order, ClockKind.OrderProcessing, orders.ConvertAll(order => new ClockStart(shop, ClockSubject.Order, order.Id, ClockKind.OrderProcessing, "", order.Came)), cancel);
            await ClockBatch.StopAsync(batch, ClockKind.OrderProcessing, orders.ConvertAll(order => (order.Id, order.Left)), cancel);
            await transaction.CommitAsync(cancel);
            planted += orders.Count;
        }

        return planted;
    }

    private static async Task<List<(Guid Id, DateTimeOffset Came, DateTimeOffset Left)>> LoadAsync(WriteBatch batch, CancellationToken cancel)
    {
        await using var ask = batch.Command(HandedOver);
        ask.Parameters.AddWithValue("days", Days);
        ask.Parameters.AddWithValue("kept", OrderStages.KeptByMarketplace.ToArray());
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        var found = new List<(Guid, DateTimeOffset, DateTimeOffset)>();
        while (await reader.ReadAsync(cancel))
        {
            found.Add((reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetFieldValue<DateTimeOffset>(2)));
        }

        return found;
    }
}
