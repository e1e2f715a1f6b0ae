using Npgsql;
using NpgsqlTypes;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>An order that ended, whose it is, and what the ledger has of it.</summary>
/// <param name="Buyer">Null: nobody's that is known.</param>
/// <param name="LotBuyer">In whose account its lot lies.</param>
internal sealed record OrderFact(OrderId Id, ShopId Shop, OrderStage Stage, string? Currency, DateTimeOffset Ended, BuyerId? Buyer, BuyerId? LotBuyer, bool IsFirst)
{
    /// <summary>When it ended, as far as the marketplace or the desk itself saw it; null for one that had ended before the desk looked.</summary>
    public DateTimeOffset? SeenEnd { get; init; }

    public List<EarningLine> Lines { get; } = [];

    /// <summary>Pieces that came back, by line.</summary>
    public Dictionary<int, int> Returned { get; } = [];
}

/// <summary>A complaint that gives points, or gave them.</summary>
/// <param name="Points">What it gives now; 0: nothing any more.</param>
internal sealed record ComplaintFact(Guid Id, ShopId Shop, long Points, BuyerId? Buyer, BuyerId? LotBuyer);

/// <summary>Points that the buyer of a late order was promised.</summary>
internal sealed record OfferFact(Guid Id, ShopId Shop, OrderId Order, long Points, BuyerId Buyer);

/// <summary>Reads what the ledger has to know of what was touched.</summary>
internal static class PointFacts
{
    private const string Orders = """
        select o.id, o.shop_id, o.stage, o.currency, coalesce(o.delivered_at, o.stage_at, o.received_at) as ended, l.buyer_id, t.buyer_id,
          o.stage = 'Delivered' and not exists (
            select 1 from buyer_links x join orders w on w.id = x.thing_id and w.shop_id = x.shop_id
            where x.buyer_id = l.buyer_id and x.kind = 'Order' and w.stage = 'Delivered' and (coalesce(w.delivered_at, w.stage_at, w.received_at), w.id) < (coalesce(o.delivered_at, o.stage_at, o.received_at), o.id)), coalesce(o.delivered_at, o.stage_at)
        from orders o left join buyer_links l on l.thing_id = o.id and l.kind = 'Order' and l.shop_id = o.shop_id left join point_lots t on t.cause_id = o.id and t.cause = 'Order'
        where o.id = any($1) order by ended, o.id
        """;

    private const string Lines = """
        select o.order_id, o.line_number, o.product_id, p.number, p.article, coalesce(o.category, p.category), o.quantity, o.quantity * o.unit_price
        from order_lines o left join products p on p.id = o.product_id and p.shop_id = o.shop_id where o.order_id = any($1) order by o.order_id, o.line_number
        """;

    /// <summary>A claim and the return that follows it are the same pieces: the larger of the two counts. Without a number it is one piece.</summary>
    private const string Returned = """
        select o.id, r.product_id, max(r.pieces)::int from orders o join lateral (
          select r.product_id, r.kind, sum(coalesce(r.quantity, 1)) as pieces from returns r
          where r.shop_id = o.shop_id and r.order_number = o.number and ((r.kind = 'Return' and r.stage in ('OnTheWay', 'Received', 'Approved', 'Closed')) or (r.kind = 'Claim' and r.stage = 'Approved'))
          group by r.product_id, r.kind
        ) as r on true where o.id = any($1) group by o.id, r.product_id
        """;

    private const string Complaints = """
        select c.id, c.shop_id, case when c.carried_out is not null and c.resolution = 'Compensation' then coalesce(c.points, 0) else 0 end, l.buyer_id, t.buyer_id
        from complaints c left join buyer_links l on l.thing_id = c.id and l.kind = 'Complaint' and l.shop_id = c.shop_id left join point_lots t on t.cause_id = c.id and t.cause = 'Complaint'
        where c.id = any($1)
        """;

    private const string Offers = """
        select f.id, f.shop_id, f.order_id, f.amount, l.buyer_id from order_offers f join buyer_links l on l.thing_id = f.order_id and l.kind = 'Order' and l.shop_id = f.shop_id
        where f.order_id = any($1) and f.kind = 'Points' and f.given_at is null and f.amount > 0
        """;

    public static async Task<List<OrderFact>> OrdersAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancel)
    {
        var orders = await ListAsync(connection, Orders, ids, row => new OrderFact(
            new OrderId(row.GetGuid(0)), new ShopId(row.GetGuid(1)), Enum.Parse<OrderStage>(row.GetString(2)), Text(row, 3), row.GetFieldValue<DateTimeOffset>(4), Buyer(row, 5), Buyer(row, 6), row.GetBoolean(7))
        {
            SeenEnd = row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
        }, cancel);
        var byId = orders.ToDictionary(order => order.Id.Value);
        foreach (var (order, line) in await ListAsync(connection, Lines, ids, row => (row.GetGuid(0), LineOf(row)), cancel))
        {
            byId[order].Lines.Add(line);
        }

        foreach (var (order, product, pieces) in await ListAsync(connection, Returned, ids, row => (row.GetGuid(0), row.IsDBNull(1) ? (Guid?)null : row.GetGuid(1), row.GetInt32(2)), cancel))
        {
            Spread(byId[order], product, pieces);
        }

        return orders;
    }

    public static Task<List<ComplaintFact>> ComplaintsAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancel) =>
        ListAsync(connection, Complaints, ids, row => new ComplaintFact(row.GetGuid(0), new ShopId(row.GetGuid(1)), row.GetInt32(2), Buyer(row, 3), Buyer(row, 4)), cancel);

    public static Task<List<OfferFact>> OffersAsync(NpgsqlConnection connection, Guid[] orders, CancellationToken cancel) =>
        ListAsync(connection, Offers, orders, row => new OfferFact(row.GetGuid(0), new ShopId(row.GetGuid(1)), new OrderId(row.GetGuid(2)), row.GetInt32(3), new BuyerId(row.GetGuid(4))), cancel);

    internal static EarningLine LineOf(NpgsqlDataReader row) => new(
        row.GetInt32(1), row.IsDBNull(2) ? null : row.GetGuid(2), [.. new[] { Text(row, 3), Text(row, 4) }.OfType<string>()], Text(row, 5), row.GetInt32(6), row.GetDecimal(7));

    internal static async Task<List<T>> ListAsync<T>(NpgsqlConnection connection, string sql, Guid[] ids, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid, Value = ids } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Over the lines of the product, or of any where the marketplace does not say which.</summary>
    private static void Spread(OrderFact order, Guid? product, int pieces)
    {
        foreach (var line in order.Lines.Where(line => product is null || line.Product == product))
        {
            var part = Math.Min(pieces, line.Quantity - order.Returned.GetValueOrDefault(line.Line));
            order.Returned[line.Line] = order.Returned.GetValueOrDefault(line.Line) + part;
            pieces -= part;
        }
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static BuyerId? Buyer(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : new BuyerId(row.GetGuid(column));
}
