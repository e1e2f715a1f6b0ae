namespace SellerDesk.Application.Orders.Times;

/// <summary>Makes the carriers' rows of @days of @shop anew.</summary>
internal static class CarrierSql
{
    /// <summary>Of the order <c>o</c> a claim, return or dispute came.</summary>
    public const string Returned = "exists (select 1 from returns r where r.shop_id = o.shop_id and r.order_number = o.number and r.kind <> 'Cancellation')";

    /// <summary>Somebody complained about the order <c>o</c>.</summary>
    public const string Complained = "exists (select 1 from complaints c where c.shop_id = o.shop_id and c.order_number = o.number)";

    /// <summary>Somebody complained, and packaging or carrier was the cause: the branch of the tree itself, or one of its twigs.</summary>
    public const string Damaged = """
        exists (select 1 from complaints c where c.shop_id = o.shop_id and c.order_number = o.number and split_part(c.cause_code, '.', 1) in ('packaging', 'carrier'))
        """;

    private const string DeliveredThen = $"span join orders o on o.shop_id = span.shop_id and o.delivered_at >= span.from_at and o.delivered_at < span.to_at and {LegSql.Delivered}";

    private const string Carrier = "left(coalesce(o.carrier, ''), 200)";

    /// <summary>An order's delivery costs what its lines' deliveries cost; zero is what marketplaces say that tell no price.</summary>
    public const string Remake = $"""
        delete from carrier_days where shop_id = @shop and day = any(@days);
        with span as ({OrderDaySql.Span}), delivered as (
          select span.part, o.id, o.shop_id, {Carrier} as carrier, {Returned} as returned, {Complained} as complained, {Damaged} as damaged from {DeliveredThen}
        )
        insert into carrier_days (shop_id, day, carrier, currency, orders, priced, price, returned, complained, damaged)
        select @shop, (@days)[part], carrier, case when paid.price is null then '' else paid.currency end, count(*), count(paid.price), coalesce(sum(paid.price), 0),
          count(*) filter (where returned), count(*) filter (where complained), count(*) filter (where damaged)
        from delivered cross join lateral (
          select nullif(sum(l.delivery_price * l.quantity), 0) as price, coalesce(min(l.currency), '') as currency from order_lines l where l.order_id = delivered.id and l.shop_id = delivered.shop_id
        ) as paid group by 2, 3, 4;
        {Regions}
        """;

    private const string Bit = "1 << (extract(day from day)::int - 1)";

    /// <summary>A day's bit is set where the carrier delivered and taken away where it did not.</summary>
    private const string Regions = $"""
        with span as ({OrderDaySql.Span}), touched as (select bit_or({Bit}) as days from unnest(@days) as day), reached as (
          select carrier, region, bit_or({Bit}) as days from (select {Carrier} as carrier, left(o.buyer_region, 200) as region, (@days)[span.part] as day from {DeliveredThen} where o.buyer_region <> '') as each group by 1, 2
        ), left_out as (
          update carrier_region_months m set days = m.days & ~t.days from touched t
          where m.shop_id = @shop and m.month = @month and m.days & t.days <> 0 and not exists (select 1 from reached r where r.carrier = m.carrier and r.region = m.region)
        )
        insert into carrier_region_months (shop_id, month, carrier, region, days) select @shop, @month, carrier, region, days from reached
        on conflict (shop_id, month, carrier, region) do update set days = carrier_region_months.days & ~(select days from touched) | excluded.days
        where carrier_region_months.days & (select days from touched) <> excluded.days
        """;
}
