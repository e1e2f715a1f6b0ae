using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Orders.Times;

/// <summary>
/// What a leg is, said once: the job counts these rows into <c>leg_days</c>, and a period of few orders is read from them exactly. Another statement comes before
/// it, <c>span</c>, with the shops and moments that are asked for (shop_id, from_at, to_at) and the part of the question that they are (part).
/// </summary>
internal static class LegSql
{
    private const string InSpan = "from span join orders o on o.shop_id = span.shop_id and";

    /// <summary>Some marketplaces tell a time of delivery of orders that were cancelled: those were not delivered to anybody.</summary>
    public const string Delivered = "o.stage <> 'Cancelled'";

    private const string Told = """
        span.part, o.shop_id, o.id, left(coalesce(o.carrier, ''), 200) as carrier, left(coalesce(o.warehouse, ''), 200) as warehouse, left(coalesce(o.buyer_region, ''), 200) as region
        """;

    /// <summary>A row per leg that ended in its span: minutes (null: its beginning is not known), due (null: not owed by a time).</summary>
    public static string Legs { get; } = $"""
        ended as (
          select {Told}, 'Approval' as leg, o.ordered_at as began, o.approved_at as ended, null::timestamptz as due
          {InSpan} o.approved_at >= span.from_at and o.approved_at < span.to_at
          union all
          select {Told}, 'Preparing', coalesce(o.approved_at, o.ordered_at), o.handed_over_at, o.ship_by
          {InSpan} o.handed_over_at >= span.from_at and o.handed_over_at < span.to_at
          union all
          select {Told}, way.leg, way.began, way.ended, way.due
          {InSpan} o.delivered_at >= span.from_at and o.delivered_at < span.to_at and {Delivered}
          cross join lateral (values
            ('Delivery', o.handed_over_at, o.delivered_at, o.promised_at),
            ('Whole', o.ordered_at, o.delivered_at, o.promised_at),
            ('Promise', o.ordered_at, o.promised_at, null::timestamptz)) as way(leg, began, ended, due)
          where way.ended is not null
        ), legs as (
          select *, extract(epoch from ended - began)::float8 / 60 as minutes, ended > due as late, extract(epoch from ended - due)::float8 / 60 as over from ended
        )
        """;

    /// <summary>Each leg once for all and once for each thing that it is told apart by.</summary>
    public static string Keyed { get; } = $"""
        keyed as (
          select part, leg, kind.dimension, kind.key, minutes, due, late, over from legs
          cross join lateral (values ('All', ''), ('Carrier', carrier), ('Warehouse', warehouse), ('Region', region)) as kind(dimension, key)
          union all
          select part, leg, 'Product', product.key, minutes, due, late, over from legs
          cross join lateral (select distinct coalesce(l.product_id::text, '') as key from order_lines l where l.order_id = legs.id and l.shop_id = legs.shop_id) as product
        )
        """;

    /// <summary>One leg by one thing, to be put behind a select of part, leg, dimension, key and minutes.</summary>
    /// <param name="dimensionPlace">Where the statement's parameter of the dimension's name stands, and <paramref name="legPlace"/> the leg's.</param>
    public static string KeyedBy(LegDimension dimension, string dimensionPlace, string legPlace) => dimension switch
    {
        LegDimension.All => "",
        LegDimension.Product => $"""
            union all select part, leg, {dimensionPlace}, product.key, minutes from legs
            cross join lateral (select distinct coalesce(l.product_id::text, '') as key from order_lines l where l.order_id = legs.id and l.shop_id = legs.shop_id) as product
            where leg = {legPlace} and minutes is not null
            """,
        _ => $"union all select part, leg, {dimensionPlace}, {dimension.ToString().ToLowerInvariant()}, minutes from legs where leg = {legPlace} and minutes is not null",
    };

    /// <summary>As <see cref="DurationSpread.BucketOf"/>.</summary>
    private static readonly string Bucket =
        $"case when minutes < 1 then 0 else least({DurationSpread.Last}, 1 + floor({DurationSpread.PerDoubling} * ln(minutes) / ln(2)))::int end";

    /// <summary>Makes the rows of @day of @shop anew; @from and @to are its ends.</summary>
    public static string Remake { get; } = $"""
        delete from leg_days where shop_id = @shop and day = @day
          and dimension in ({Names<LegDimension>()}) and leg in ({Names<OrderLeg>()});
        with span as (select @shop as shop_id, @from as from_at, @to as to_at, 0 as part), {Legs}, {Keyed}, counted as (
          select dimension, leg, key, {Bucket} as bucket, count(*) as orders, count(minutes) as timed, count(*) filter (where minutes < 0) as contradicting,
            count(due) as judged, count(*) filter (where late) as late, coalesce(sum(over) filter (where late), 0) as late_minutes
          from keyed group by 1, 2, 3, 4
        )
        insert into leg_days (shop_id, dimension, leg, day, key, orders, timed, contradicting, judged, late, late_minutes, spread)
        select @shop, dimension, leg, @day, key, sum(orders), sum(timed), sum(contradicting), sum(judged), sum(late), round(sum(late_minutes)),
          coalesce(string_agg(int2send(bucket::int2) || int4send(timed::int4), ''::bytea order by bucket) filter (where timed > 0), ''::bytea)
        from counted group by dimension, leg, key
        """;

    private static string Names<T>() where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(name => $"'{name}'"));
}
