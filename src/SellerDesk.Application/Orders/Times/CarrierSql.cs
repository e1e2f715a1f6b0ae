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

    /// <summary>An order's delivery costs what its lines' deliveries cost; zero is what marketplaces say that tell no price.</summary>
    public const string Remake = $"""
        delete from carrier_days where shop_id = @shop and day = @day;
        with delivered as (
          select o.id, left(coalesce(o.carrier, ''), 200) as carrier, left(coalesce(o.buyer_region, ''), 200) as region, paid.price,
            case when paid.price is null then '' else paid.currency end as currency, {Returned} as returned, {Complained} as complained, {Damaged} as damaged
          from orders o cross join lateral (
            select nullif(sum(l.delivery_price * l.quantity), 0) as price, coalesce(min(l.currency), '') as currency from order_lines l where l.order_id = o.id and l.shop_id = o.shop_id
          ) as paid
          where o.shop_id = @shop and o.delivered_at >= @from and o.delivered_at < @to and {LegSql.Delivered}
        )
        insert into carrier_days (shop_id, day, carrier, region, currency, orders, priced, price, returned, complained, damaged)
        select @shop, @day, carrier, region, currency, count(*), count(price), coalesce(sum(price), 0),
          count(*) filter (where returned), count(*) filter (where complained), count(*) filter (where damaged)
        from delivered group by carrier, region, currency
        """;
}
