namespace SellerDesk.Application.Data;

/// <summary>Counts orders by stage and by scheme, carrier, warehouse and region in the statement that changes them, whoever makes it.</summary>
internal static class OrderTriggers
{
    private const string Cells = """
        cross join lateral (values ('All', ''), ('Scheme', r.scheme), ('Carrier', r.carrier), ('Warehouse', r.warehouse), ('Region', r.buyer_region)) as p(part, value)
        """;

    private const string Insert = "insert into order_counts (shop_id, stage, part, value, count)";

    public static string Up { get; } = $"""
        create function count_orders() returns trigger language plpgsql as $body$
        begin
          if tg_op = 'INSERT' then
            {Insert}
            select r.shop_id, r.stage, p.part, p.value, count(*) from new_rows r {Cells} where p.value is not null group by 1, 2, 3, 4;
          elsif tg_op = 'DELETE' then
            {Insert}
            select r.shop_id, r.stage, p.part, p.value, -count(*) from old_rows r {Cells}
            where p.value is not null and exists (select 1 from shops s where s.id = r.shop_id) group by 1, 2, 3, 4;
          else
            {Insert}
            select r.shop_id, r.stage, p.part, p.value, sum(r.n) from (
              select n.shop_id, n.stage, n.scheme, n.carrier, n.warehouse, n.buyer_region, 1 as n from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id
              where (n.stage, n.scheme, n.carrier, n.warehouse, n.buyer_region) is distinct from (o.stage, o.scheme, o.carrier, o.warehouse, o.buyer_region)
              union all
              select o.shop_id, o.stage, o.scheme, o.carrier, o.warehouse, o.buyer_region, -1 from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id
              where (n.stage, n.scheme, n.carrier, n.warehouse, n.buyer_region) is distinct from (o.stage, o.scheme, o.carrier, o.warehouse, o.buyer_region)
            ) as r {Cells}
            where p.value is not null group by 1, 2, 3, 4 having sum(r.n) <> 0;
          end if;
          return null;
        end $body$;

        create trigger orders_counted_insert after insert on orders referencing new table as new_rows for each statement execute function count_orders();
        create trigger orders_counted_update after update on orders referencing old table as old_rows new table as new_rows for each statement execute function count_orders();
        create trigger orders_counted_delete after delete on orders referencing old table as old_rows for each statement execute function count_orders();

        update orders o set total = l.total, currency = l.currency, stage_at = case o.stage when 'Received' then o.ordered_at when 'HandedOver' then o.handed_over_at
          when 'Delivered' then o.delivered_at when 'Cancelled' then o.cancelled_at end
        from (select order_id, shop_id, sum(quantity * unit_price) as total, min(currency) as currency from order_lines group by 1, 2) as l where l.order_id = o.id and l.shop_id = o.shop_id;
        update order_lines l set ordered_at = o.ordered_at from orders o where o.id = l.order_id and o.shop_id = l.shop_id and o.ordered_at is not null;
        insert into order_steps (order_id, shop_id, stage, at, told, words, seen)
        select o.id, o.shop_id, t.stage, t.at, t.at is not null, case when t.stage = o.stage and o.status <> '' then array[o.status] else '{"{}"}' end,
          case when t.stage = o.stage and o.status <> '' then array[o.received_at] else '{"{}"}' end
        from orders o cross join lateral (values ('Received', o.ordered_at), ('HandedOver', o.handed_over_at), ('Delivered', o.delivered_at), ('Cancelled', o.cancelled_at),
          ('Assembled', null), ('Packed', null), ('InTransit', null), ('Returned', null)) as t(stage, at) where t.at is not null or t.stage = o.stage;
        {Insert}
        select r.shop_id, r.stage, p.part, p.value, count(*) from orders r {Cells} where p.value is not null group by 1, 2, 3, 4;
        """;

    public const string Down = """
        drop trigger orders_counted_delete on orders;
        drop trigger orders_counted_update on orders;
        drop trigger orders_counted_insert on orders;
        drop function count_orders();
        """;
}
