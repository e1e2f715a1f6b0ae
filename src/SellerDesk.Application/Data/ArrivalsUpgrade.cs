namespace SellerDesk.Application.Data;

/// <summary>Brings rollups of carriers and legs into the shape by months. Rows of before are added up; nothing is counted anew but the lateness of what waits at pick-up points.</summary>
internal static class ArrivalsUpgrade
{
    /// <summary>Before a carrier's day lost its region.</summary>
    public const string Before = """
        create temporary table carriers_by_region on commit drop as select * from carrier_days;
        delete from carrier_days;
        """;

    public static string After { get; } = $"""
        insert into carrier_days (shop_id, day, carrier, currency, orders, priced, price, returned, complained, damaged)
        select shop_id, day, carrier, currency, sum(orders), sum(priced), sum(price), sum(returned), sum(complained), sum(damaged) from carriers_by_region group by 1, 2, 3, 4;

        insert into carrier_region_months (shop_id, month, carrier, region, days)
        select shop_id, date_trunc('month', day::timestamp)::date, carrier, region, bit_or(1 << (extract(day from day)::int - 1)) from carriers_by_region where region <> '' group by 1, 2, 3, 4;

        insert into leg_key_months (shop_id, dimension, leg, month, key, upto)
        select shop_id, dimension, leg, month, key,
          array(select coalesce(sum(made.orders), 0)::int from generate_series(1, 31) as upto(day) left join unnest(days, orders) as made(day, orders) on made.day <= upto.day group by upto.day order by upto.day)
        from (
          select shop_id, dimension, leg, date_trunc('month', day::timestamp)::date as month, key, array_agg(extract(day from day)::int) as days, array_agg(orders) as orders
          from leg_days where dimension <> 'All' group by 1, 2, 3, 4, 5
        ) as months;

        update orders set arrived_at = coalesce(stage_at, received_at) where status ~* '{Domain.Orders.OrderStages.ArrivedWords}' and stage = 'InTransit';
        update orders o set arrived_at = seen.at from (
          select s.order_id, s.shop_id, min(words.at) as at from order_steps s cross join lateral unnest(s.words, s.seen) as words(word, at)
          where words.word ~* '{Domain.Orders.OrderStages.ArrivedWords}' group by 1, 2
        ) as seen where o.id = seen.order_id and o.shop_id = seen.shop_id and seen.at is not null and o.arrived_at is distinct from seen.at;
        insert into touched_order_days (shop_id, day)
        select distinct o.shop_id, (o.delivered_at at time zone s.time_zone)::date from orders o join shops s on s.id = o.shop_id where o.arrived_at is not null and o.delivered_at is not null;

        {TouchedOrderDayTriggers.ArrivalUp}
        """;
}
