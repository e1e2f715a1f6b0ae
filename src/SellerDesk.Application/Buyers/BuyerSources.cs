using SellerDesk.Application.Figures;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Buyers;

/// <summary>
/// Figures of whoever the desk can tell apart, within one shop; cancelled orders are none. Of two orders of one moment the one with the smaller id came first.
/// </summary>
internal static class BuyerSources
{
    public const string TouchedDays = "touched_buyer_days";

    private const string Ordered = """
        from orders o join buyer_links l on l.thing_id = o.id and l.kind = 'Order' and l.shop_id = o.shop_id
        """;

    private const string Same = """
        from buyer_links k join orders e on e.id = k.thing_id and e.shop_id = k.shop_id where k.buyer_id = l.buyer_id and k.kind = 'Order' and k.shop_id = o.shop_id and e.stage <> 'Cancelled'
        """;

    private const string InSpan = "where o.shop_id = $shop and o.ordered_at >= $from and o.ordered_at < $to and o.stage <> 'Cancelled'";

    /// <summary>An order is told of under each product that it holds.</summary>
    private static readonly FigureParts Products = new("order_lines l", "l.order_id = f.order_id and l.shop_id = f.shop_id", "coalesce(l.product_id::text, '')");

    private static readonly IReadOnlyList<FigureCut> Cuts =
    [
        new FigureCut(FigureDimension.Whole, "''"), new FigureCut(FigureDimension.Region, "f.region"), new FigureCut(FigureDimension.Product, "line.key", Products),
    ];

    /// <summary>Orders by their day, and how long after the one before.</summary>
    public static readonly FigureSource Orders = new(FigureOf.Buyer, FigureThing.Order, TouchedDays,
        $"""
        select o.id, o.id as order_id, o.shop_id, o.ordered_at as at, '' as currency, round(extract(epoch from o.ordered_at - earlier.at) / 60)::bigint as gap, left(coalesce(o.buyer_region, ''), 200) as region
        {Ordered} cross join lateral (select max(e.ordered_at) as at {Same} and (e.ordered_at, e.id) < (o.ordered_at, o.id)) as earlier
        {InSpan}
        """,
        [new FigureCount(Measure.KnownOrders, "1"), new FigureCount(Measure.RepeatOrders, "(f.gap is not null)::int"), new FigureCount(Measure.GapMinutes, "coalesce(f.gap, 0)")], Cuts);

    /// <summary>Buyers by the day of their first order, with what became of them; money is of the first order's currency.</summary>
    public static readonly FigureSource Cohorts = new(FigureOf.Cohort, FigureThing.Buyer, TouchedDays,
        $"""
        select l.buyer_id as id, o.id as order_id, o.shop_id, o.ordered_at as at, coalesce(o.currency, '') as currency, became.back, became.spent, left(coalesce(o.buyer_region, ''), 200) as region
        {Ordered} cross join lateral (
          select bool_or((e.ordered_at, e.id) < (o.ordered_at, o.id)) as known, bool_or((e.ordered_at, e.id) > (o.ordered_at, o.id) and e.ordered_at <= o.ordered_at + interval '{Metric.RetentionDays} days') as back,
            coalesce(round(sum(e.total) filter (where e.currency = o.currency) * {Measures.MoneyScale}), 0)::bigint as spent {Same} and e.ordered_at is not null
        ) as became
        {InSpan} and not became.known
        """,
        [new FigureCount(Measure.NewBuyers, "1"), new FigureCount(Measure.BackBuyers, "f.back::int"), new FigureCount(Measure.SpentByNew, "f.spent")], Cuts);

    public static IReadOnlyList<FigureSource> All { get; } = [Orders, Cohorts];
}
