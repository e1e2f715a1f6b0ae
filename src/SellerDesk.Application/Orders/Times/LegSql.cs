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

    /// <summary>When a promise was kept: on arrival at the pick-up point, or in the buyer's hands, whichever came first. Of the order <c>o</c>.</summary>
    public const string Kept = "least(o.arrived_at, o.delivered_at)";

    private const string Told = """
        span.part, o.shop_id, o.id, left(coalesce(o.carrier, ''), 200) as carrier, left(coalesce(o.warehouse, ''), 200) as warehouse, left(coalesce(o.buyer_region, ''), 200) as region
        """;

    /// <summary>A row per leg that ended in its span: minutes (null: its beginning is not known), due (null: not owed by a time).</summary>
    public static string Legs { get; } = $"""
        ended as (
          select {Told}, 'Approval' as leg, o.ordered_at as began, o.approved_at as ended, null::timestamptz as due, o.approved_at as kept
          {InSpan} o.approved_at >= span.from_at and o.approved_at < span.to_at
          union all
          select {Told}, 'Preparing', coalesce(o.approved_at, o.ordered_at), o.handed_over_at, o.ship_by, o.handed_over_at
          {InSpan} o.handed_over_at >= span.from_at and o.handed_over_at < span.to_at
          union all
          select {Told}, way.leg, way.began, way.ended, way.due, {Kept}
          {InSpan} o.delivered_at >= span.from_at and o.delivered_at < span.to_at and {Delivered}
          cross join lateral (values
            ('Delivery', o.handed_over_at, o.delivered_at, o.promised_at),
            ('Whole', o.ordered_at, o.delivered_at, o.promised_at),
            ('Promise', o.ordered_at, o.promised_at, null::timestamptz)) as way(leg, began, ended, due)
          where way.ended is not null
        ), legs as (
          select *, extract(epoch from ended - began)::float8 / 60 as minutes, kept > due as late, extract(epoch from kept - due)::float8 / 60 as over from ended
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

    /// <summary>What is true of each day up to which <c>leg_key_months</c> counts, after <see cref="Remake"/>: the difference that the day made is carried to the month's end.</summary>
    public static string RemakeKeys { get; } = $"""
        with made as (
          select dimension, leg, key, orders from leg_days
          where shop_id = @shop and day = @day and dimension in ({Ranked}) and leg in ({Names<OrderLeg>()})
        ), known as (
          select m.dimension, m.leg, m.key, m.upto[{DayOfMonth}] - coalesce(m.upto[{DayOfMonth} - 1], 0) as orders from leg_key_months m
          where m.shop_id = @shop and m.month = {Month} and m.dimension in ({Ranked}) and m.leg in ({Names<OrderLeg>()})
        ), other as (
          select dimension, leg, key, coalesce(made.orders, 0) - coalesce(known.orders, 0) as more from made full join known using (dimension, leg, key)
          where coalesce(made.orders, 0) <> coalesce(known.orders, 0)
        )
        insert into leg_key_months (shop_id, dimension, leg, month, key, upto)
        select @shop, dimension, leg, {Month}, key, array_fill(0, array[{DayOfMonth} - 1]) || array_fill(more, array[32 - {DayOfMonth}]) from other
        on conflict (shop_id, dimension, leg, month, key) do update set
          upto = array(select was + more from unnest(leg_key_months.upto, excluded.upto) with ordinality as each(was, more, place) order by place)
        """;

    private const string Month = "date_trunc('month', @day::timestamp)::date";
    private const string DayOfMonth = "extract(day from @day::date)::int";

    private static string Ranked => string.Join(", ", Enum.GetNames<LegDimension>().Where(name => name != nameof(LegDimension.All)).Select(name => $"'{name}'"));

    private static string Names<T>() where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(name => $"'{name}'"));
}
