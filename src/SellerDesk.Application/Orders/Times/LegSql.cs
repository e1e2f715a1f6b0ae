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

    private static readonly string Approval = $"""
        select {Told}, 'Approval' as leg, o.ordered_at as began, o.approved_at as ended, null::timestamptz as due, o.approved_at as kept
        {InSpan} o.approved_at >= span.from_at and o.approved_at < span.to_at
        """;

    private static readonly string Preparing = $"""
        select {Told}, 'Preparing' as leg, coalesce(o.approved_at, o.ordered_at) as began, o.handed_over_at as ended, o.ship_by as due, o.handed_over_at as kept
        {InSpan} o.handed_over_at >= span.from_at and o.handed_over_at < span.to_at
        """;

    private static readonly string Ways = $"""
        select {Told}, way.leg, way.began, way.ended, way.due, {Kept} as kept
        {InSpan} o.delivered_at >= span.from_at and o.delivered_at < span.to_at and {Delivered}
        cross join lateral (values
          ('Delivery', o.handed_over_at, o.delivered_at, o.promised_at),
          ('Whole', o.ordered_at, o.delivered_at, o.promised_at),
          ('Promise', o.ordered_at, o.promised_at, null::timestamptz)) as way(leg, began, ended, due)
        where way.ended is not null
        """;

    /// <summary>A row per leg that ended in its span: minutes (null: its beginning is not known), due (null: not owed by a time).</summary>
    public static string Legs { get; } = Of($"{Approval} union all {Preparing} union all {Ways}");

    private static string Of(string ended) => $"""
        ended as ({ended}),
        legs as (select *, extract(epoch from ended - began)::float8 / 60 as minutes, kept > due as late, extract(epoch from kept - due)::float8 / 60 as over from ended)
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

    /// <summary>
    /// Makes the rows of @days of @shop anew whose legs ended so; @starts and @ends are the days' ends. Each leg counts once for all and once for each thing that it is told apart by.
    /// </summary>
    private static string Remake(string ended, params OrderLeg[] legs) => $"""
        delete from leg_days where shop_id = @shop and day = any(@days) and dimension in ({Names<LegDimension>()}) and leg in ({Names(legs)});
        with span as ({OrderDaySql.Span}), {Of(ended)},
        cases as (select part, shop_id, id, leg, carrier, warehouse, region, {Bucket} as bucket, minutes, due, late, over from legs),
        counted as (
          select part, leg, bucket, case when grouping(carrier) = 0 then 'Carrier' when grouping(warehouse) = 0 then 'Warehouse' when grouping(region) = 0 then 'Region' else 'All' end as dimension,
            coalesce(case when grouping(carrier) = 0 then carrier end, case when grouping(warehouse) = 0 then warehouse end, case when grouping(region) = 0 then region end, '') as key, {Sums}
          from cases group by grouping sets ((part, leg, bucket), (part, leg, bucket, carrier), (part, leg, bucket, warehouse), (part, leg, bucket, region))
          union all
          select part, leg, bucket, 'Product', sold.key, {Sums} from cases
          cross join lateral (select distinct coalesce(l.product_id::text, '') as key from order_lines l where l.order_id = cases.id and l.shop_id = cases.shop_id) as sold group by part, leg, bucket, sold.key
        )
        insert into leg_days (shop_id, dimension, leg, day, key, orders, timed, contradicting, judged, late, late_minutes, spread)
        select @shop, dimension, leg, (@days)[part], key, sum(orders), sum(timed), sum(contradicting), sum(judged), sum(late), round(sum(late_minutes)),
          coalesce(string_agg(int2send(bucket::int2) || int4send(timed::int4), ''::bytea order by bucket) filter (where timed > 0), ''::bytea)
        from counted group by dimension, leg, part, key;
        {RemakeKeys(legs)}
        """;

    private const string Sums = """
        count(*) as orders, count(minutes) as timed, count(*) filter (where minutes < 0) as contradicting, count(due) as judged, count(*) filter (where late) as late, coalesce(sum(over) filter (where late), 0) as late_minutes
        """;

    public static string RemakeApproved { get; } = Remake(Approval, OrderLeg.Approval);

    public static string RemakeHandedOver { get; } = Remake(Preparing, OrderLeg.Preparing);

    public static string RemakeDelivered { get; } = Remake(Ways, OrderLeg.Delivery, OrderLeg.Whole, OrderLeg.Promise);

    /// <summary>What is true of each day up to which <c>leg_key_months</c> counts: the differences that @days of @month made are carried to the month's end.</summary>
    private static string RemakeKeys(OrderLeg[] legs) => $"""
        with made as (
          select dimension, leg, key, day, orders from leg_days where shop_id = @shop and day = any(@days) and dimension in ({Ranked}) and leg in ({Names(legs)})
        ), known as (
          select m.dimension, m.leg, m.key, d.day, m.upto[d.n] - coalesce(m.upto[d.n - 1], 0) as orders
          from leg_key_months m cross join (select day, extract(day from day)::int as n from unnest(@days) as day) as d
          where m.shop_id = @shop and m.month = @month and m.dimension in ({Ranked}) and m.leg in ({Names(legs)})
        ), other as (
          select dimension, leg, key, extract(day from day)::int as n, coalesce(made.orders, 0) - coalesce(known.orders, 0) as more from made full join known using (dimension, leg, key, day)
          where coalesce(made.orders, 0) <> coalesce(known.orders, 0)
        ), whole as (
          select * from other union all select dimension, leg, key, g.n, 0 from (select distinct dimension, leg, key from other) as k cross join generate_series(1, 31) as g(n)
        ), carried as (
          select dimension, leg, key, n, (sum(sum(more)) over (partition by dimension, leg, key order by n))::int as more from whole group by dimension, leg, key, n
        )
        insert into leg_key_months (shop_id, dimension, leg, month, key, upto)
        select @shop, dimension, leg, @month, key, array_agg(more order by n) from carried group by dimension, leg, key
        on conflict (shop_id, dimension, leg, month, key) do update set
          upto = array(select was + more from unnest(leg_key_months.upto, excluded.upto) with ordinality as each(was, more, place) order by place)
        """;

    private static string Ranked => string.Join(", ", Enum.GetNames<LegDimension>().Where(name => name != nameof(LegDimension.All)).Select(name => $"'{name}'"));

    private static string Names<T>() where T : struct, Enum => Names(Enum.GetValues<T>());

    private static string Names<T>(T[] names) where T : struct, Enum => string.Join(", ", names.Select(name => $"'{name}'"));
}
