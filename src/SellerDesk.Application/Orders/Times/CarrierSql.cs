namespace SellerDesk.Application.Orders.Times;

/// <summary>Makes the carriers' rows of one day of one shop anew. Parameters: @shop, @day, @from and @to (the day's ends).</summary>
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

    private const string DeliveredThen = $"o.shop_id = @shop and o.delivered_at >= @from and o.delivered_at < @to and {LegSql.Delivered}";

    private const string Carrier = "left(coalesce(o.carrier, ''), 200)";

    /// <summary>An order's delivery costs what its lines' deliveries cost; zero is what marketplaces say that tell no price.</summary>
    public const string Remake = $"""
        delete from carrier_days where shop_id = @shop and day = @day;
        with delivered as (
          select o.id, {Carrier} as carrier, paid.price, case when paid.price is null then '' else paid.currency end as currency, {Returned} as returned, {Complained} as complained, {Damaged} as damaged
          from orders o cross join lateral (
            select nullif(sum(l.delivery_price * l.quantity), 0) as price, coalesce(min(l.currency), '') as currency from order_lines l where l.order_id = o.id and l.shop_id = o.shop_id
          ) as paid
          where {DeliveredThen}
        )
        insert into carrier_days (shop_id, day, carrier, currency, orders, priced, price, returned, complained, damaged)
        select @shop, @day, carrier, currency, count(*), count(price), coalesce(sum(price), 0),
          count(*) filter (where returned), count(*) filter (where complained), count(*) filter (where damaged)
        from delivered group by carrier, currency;
        {Regions}
        """;

    private const string Month = "date_trunc('month', @day::timestamp)::date";
    private const string Bit = "(1 << (extract(day from @day::date)::int - 1))";

    /// <summary>The day's bit is set where the carrier delivered and taken away where it did not.</summary>
    private const string Regions = $"""
        with reached as (
          select distinct {Carrier} as carrier, left(o.buyer_region, 200) as region from orders o where {DeliveredThen} and o.buyer_region <> ''
        ), left_out as (
          update carrier_region_months m set days = m.days & ~{Bit}
          where m.shop_id = @shop and m.month = {Month} and m.days & {Bit} <> 0 and not exists (select 1 from reached r where r.carrier = m.carrier and r.region = m.region)
        )
        insert into carrier_region_months (shop_id, month, carrier, region, days) select @shop, {Month}, carrier, region, {Bit} from reached
        on conflict (shop_id, month, carrier, region) do update set days = carrier_region_months.days | excluded.days where carrier_region_months.days & excluded.days = 0
        """;
}
