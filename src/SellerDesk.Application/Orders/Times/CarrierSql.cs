namespace SellerDesk.Application.Orders.Times;

/// <summary>Makes the carriers' rows of one day of one shop anew. Parameters: @shop, @day, @from and @to (the day's ends).</summary>
internal static class CarrierSql
{
    /// <summary>An order's delivery costs what its lines' deliveries cost; zero is what marketplaces say that tell no price.</summary>
    public const string Remake = """
        delete from carrier_days where shop_id = @shop and day = @day;
        with delivered as (
          select o.id, left(coalesce(o.carrier, ''), 200) as carrier, left(coalesce(o.buyer_region, ''), 200) as region, paid.price, paid.currency,
            exists (select 1 from returns r where r.shop_id = o.shop_id and r.order_number = o.number and r.kind <> 'Cancellation') as returned
          from orders o cross join lateral (
            select nullif(sum(l.delivery_price * l.quantity), 0) as price, coalesce(min(l.currency), '') as currency from order_lines l where l.order_id = o.id and l.shop_id = o.shop_id
          ) as paid
          where o.shop_id = @shop and o.delivered_at >= @from and o.delivered_at < @to
        )
        insert into carrier_days (shop_id, day, carrier, region, currency, orders, priced, price, returned, complained, damaged)
        select @shop, @day, carrier, region, case when price is null then '' else currency end, count(*), count(price), coalesce(sum(price), 0),
          count(*) filter (where returned), 0, 0
        from delivered group by carrier, region, case when price is null then '' else currency end
        """;
}
