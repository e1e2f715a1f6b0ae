using SellerDesk.Application.Figures;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Orders.Times;

/// <summary>Figures that are counted from orders.</summary>
internal static class OrderFigures
{
    private const string TouchedDays = "touched_order_days";

    private const string Named = "left(coalesce(o.buyer_region, ''), 200) as region, left(coalesce(o.carrier, ''), 200) as carrier, left(coalesce(o.warehouse, ''), 200) as warehouse";

    /// <summary>An order is counted once for each product that it holds.</summary>
    private static readonly FigureParts Products = new("order_lines l", OfOrder, "coalesce(l.product_id::text, '')", Sums);

    private static readonly FigureParts Categories = new(
        "order_lines l left join products p on p.id = l.product_id and p.shop_id = l.shop_id", OfOrder, "left(coalesce(l.category, p.category, ''), 200)", Sums);

    private const string OfOrder = "l.order_id = f.id and l.shop_id = f.shop_id";
    private const string Sums = "sum(l.quantity)::bigint as units, round(sum(l.unit_price * l.quantity) * 10000)::bigint as amount";

    private static readonly FigureCut Whole = new(FigureDimension.Whole, "''");
    private static readonly FigureCut ByProduct = new(FigureDimension.Product, "line.key", Products);
    private static readonly FigureCut ByCategory = new(FigureDimension.Category, "line.key", Categories);
    private static readonly FigureCut ByRegion = new(FigureDimension.Region, "f.region");
    private static readonly FigureCut ByCarrier = new(FigureDimension.Carrier, "f.carrier");
    private static readonly FigureCut ByWarehouse = new(FigureDimension.Warehouse, "f.warehouse");

    /// <summary>By the day on which it was placed.</summary>
    public static readonly FigureSource Placed = new(FigureOf.Placed, FigureThing.Order, TouchedDays,
        $"""
        select o.id, o.shop_id, o.ordered_at as at, coalesce(o.currency, '') as currency, o.stage = 'Cancelled' as cancelled, o.stage <> 'Cancelled' and o.total is not null as paid,
          round(o.total * 10000)::bigint as amount, (select coalesce(sum(l.quantity), 0) from order_lines l where l.order_id = o.id and l.shop_id = o.shop_id) as units, {Named}
        from orders o where o.shop_id = $shop and o.ordered_at >= $from and o.ordered_at < $to
        """,
        [
            new FigureCount(Measure.Orders, "1"),
            new FigureCount(Measure.Cancelled, "f.cancelled::int"),
            new FigureCount(Measure.Paid, "f.paid::int"),
            new FigureCount(Measure.Revenue, "case when f.paid then f.amount else 0 end", "case when f.paid then line.amount else 0 end"),
            new FigureCount(Measure.Units, "case when f.paid then f.units else 0 end", "case when f.paid then line.units else 0 end"),
        ],
        [Whole, ByProduct, ByCategory, ByRegion])
    {
        DayParts = (int)OrderDayParts.Placed,
    };

    /// <summary>By the day of delivery. Some marketplaces tell no time of it: then it is when the desk saw the order delivered, and no promise is judged by that.</summary>
    public static readonly FigureSource Delivered = new(FigureOf.Delivered, FigureThing.Order, TouchedDays,
        $"""
        select o.id, o.shop_id, o.arrived as at, coalesce(o.currency, '') as currency, {CarrierSql.Returned} as returned, o.told and o.promised_at is not null as judged,
          o.told and {LegSql.Kept} > o.promised_at as late, {Named}
        from (
          select d.*, d.delivered_at as arrived, true as told from orders d where d.shop_id = $shop and d.delivered_at >= $from and d.delivered_at < $to
          union all
          select d.*, d.stage_at, false from orders d where d.shop_id = $shop and d.stage = 'Delivered' and d.delivered_at is null and d.stage_at >= $from and d.stage_at < $to
        ) o where {LegSql.Delivered}
        """,
        [
            new FigureCount(Measure.Delivered, "1"),
            new FigureCount(Measure.Returned, "f.returned::int"),
            new FigureCount(Measure.Judged, "f.judged::int"),
            new FigureCount(Measure.Late, "(f.judged and f.late)::int"),
        ],
        [Whole, ByProduct, ByCategory, ByRegion, ByCarrier, ByWarehouse])
    {
        DayParts = (int)OrderDayParts.Delivered,
    };

    public static readonly FigureSource Way = Leg(FigureOf.Way, OrderDayParts.Delivered,
        $"""
        select o.id, o.shop_id, o.delivered_at as at, '' as currency, {Minutes("o.ordered_at", "o.delivered_at")} as whole, {Minutes("o.handed_over_at", "o.delivered_at")} as delivery, {Named}
        from orders o where o.shop_id = $shop and o.delivered_at >= $from and o.delivered_at < $to and {LegSql.Delivered}
        """,
        [.. Timed("f.whole", Measure.WholeTimed, Measure.WholeMinutes), .. Timed("f.delivery", Measure.DeliveryTimed, Measure.DeliveryMinutes)]);

    public static readonly FigureSource Approval = Leg(FigureOf.Approval, OrderDayParts.Approved,
        $"""
        select o.id, o.shop_id, o.approved_at as at, '' as currency, {Minutes("o.ordered_at", "o.approved_at")} as took, {Named}
        from orders o where o.shop_id = $shop and o.approved_at >= $from and o.approved_at < $to
        """,
        [.. Timed("f.took", Measure.ApprovalTimed, Measure.ApprovalMinutes)]);

    public static readonly FigureSource Preparing = Leg(FigureOf.Preparing, OrderDayParts.HandedOver,
        $"""
        select o.id, o.shop_id, o.handed_over_at as at, '' as currency, {Minutes("coalesce(o.approved_at, o.ordered_at)", "o.handed_over_at")} as took, {Named}
        from orders o where o.shop_id = $shop and o.handed_over_at >= $from and o.handed_over_at < $to
        """,
        [.. Timed("f.took", Measure.PreparingTimed, Measure.PreparingMinutes)]);

    /// <summary>All that the times, lines, returns and stage of an order decide.</summary>
    public static IReadOnlyList<FigureSource> All { get; } = [Placed, Delivered, Way, Approval, Preparing];

    private static FigureSource Leg(FigureOf of, OrderDayParts ended, string facts, IReadOnlyList<FigureCount> counts) =>
        new(of, FigureThing.Order, TouchedDays, facts, counts, [Whole, ByProduct, ByRegion, ByCarrier, ByWarehouse]) { DayParts = (int)ended };

    /// <summary>Null where an end is not known, or it ended before it began: such orders are listed with those whose times contradict.</summary>
    private static string Minutes(string began, string ended) => $"case when {ended} >= {began} then round(extract(epoch from {ended} - {began}) / 60)::bigint end";

    private static IEnumerable<FigureCount> Timed(string minutes, Measure count, Measure sum) =>
        [new FigureCount(count, $"({minutes} is not null)::int"), new FigureCount(sum, $"coalesce({minutes}, 0)")];
}
