namespace SellerDesk.Application.Data;

/// <summary>
/// Figures are counted from more of an order than legs are: what it costs, and when the desk saw it delivered where nobody tells the time. And a shop that moves to another zone has
/// its days cut anew.
/// </summary>
internal static class FigureTriggers
{
    private const string Day = "(ended.at at time zone s.time_zone)::date";

    private static string Ends(string order) =>
        $"({order}.ordered_at), ({order}.approved_at), ({order}.handed_over_at), (coalesce({order}.delivered_at, case when {order}.stage = 'Delivered' then {order}.stage_at end))";

    private static string DeliveredDay(string changed, string number) => $"""
          insert into touched_order_days (shop_id, day)
          select distinct o.shop_id, {Day} from {changed} join orders o on o.shop_id = {number} join shops s on s.id = o.shop_id
          cross join lateral (values (coalesce(o.delivered_at, case when o.stage = 'Delivered' then o.stage_at end))) as ended(at) where ended.at is not null;
        """;

    public static string Up => $"""
        create or replace function touch_order_days() returns trigger language plpgsql as $body$
        begin
          insert into touched_order_days (shop_id, day)
          select distinct o.shop_id, {Day} from changed_rows o join shops s on s.id = o.shop_id cross join lateral (values {Ends("o")}) as ended(at) where ended.at is not null;
          return null;
        end $body$;

        create or replace function touch_order_day() returns trigger language plpgsql as $body$
        begin
          insert into touched_order_days (shop_id, day)
          select distinct s.id, {Day} from shops s cross join (values {Ends("old")}, {Ends("new")}) as ended(at) where s.id = new.shop_id and ended.at is not null;
          return null;
        end $body$;

        create or replace function touch_order_lines() returns trigger language plpgsql as $body$
        begin
          insert into touched_order_days (shop_id, day)
          select distinct o.shop_id, {Day} from changed_rows l join orders o on o.id = l.order_id and o.shop_id = l.shop_id join shops s on s.id = o.shop_id
          cross join lateral (values {Ends("o")}) as ended(at) where ended.at is not null;
          return null;
        end $body$;

        create or replace function touch_order_line() returns trigger language plpgsql as $body$
        begin
          insert into touched_order_days (shop_id, day)
          select distinct o.shop_id, {Day} from orders o join shops s on s.id = o.shop_id
          cross join lateral (values {Ends("o")}) as ended(at) where o.id = new.order_id and o.shop_id = new.shop_id and ended.at is not null;
          return null;
        end $body$;

        create or replace function touch_returned_orders() returns trigger language plpgsql as $body$
        begin
        {DeliveredDay("changed_rows r", "r.shop_id and o.number = r.order_number")}
          return null;
        end $body$;

        create or replace function touch_returned_order() returns trigger language plpgsql as $body$
        begin
        {DeliveredDay("(values (new.shop_id, old.order_number), (new.shop_id, new.order_number)) as r(shop_id, order_number)", "r.shop_id and o.number = r.order_number")}
          return null;
        end $body$;

        drop trigger orders_touch_update on orders;
        create trigger orders_touch_update after update of stage, stage_at, {string.Join(", ", Told)} on orders for each row
          when ((old.stage in ('Cancelled', 'Delivered'), {Watched("old")}) is distinct from (new.stage in ('Cancelled', 'Delivered'), {Watched("new")})
            or (old.stage = 'Cancelled') is distinct from (new.stage = 'Cancelled') or (new.delivered_at is null and new.stage = 'Delivered' and old.stage_at is distinct from new.stage_at))
          execute function touch_order_day();

        drop trigger order_lines_touch_update on order_lines;
        create trigger order_lines_touch_update after update of product_id, category, quantity, unit_price, delivery_price, currency on order_lines for each row
          when ((old.product_id, old.category, old.quantity, old.unit_price, old.delivery_price, old.currency)
            is distinct from (new.product_id, new.category, new.quantity, new.unit_price, new.delivery_price, new.currency)) execute function touch_order_line();

        create function touch_days_of_zone() returns trigger language plpgsql as $body$
        begin
          insert into touched_order_days (shop_id, day)
          select distinct o.shop_id, (ended.at at time zone z.zone)::date from orders o cross join (values (old.time_zone), (new.time_zone)) as z(zone)
          cross join lateral (values {Ends("o")}) as ended(at) where o.shop_id = new.id and ended.at is not null;
          insert into touched_days (shop_id, day)
          select distinct r.shop_id, (r.created_at at time zone z.zone)::date from reviews r cross join (values (old.time_zone), (new.time_zone)) as z(zone) where r.shop_id = new.id;
          return null;
        end $body$;
        create trigger shops_touch_zone after update of time_zone on shops for each row when (old.time_zone is distinct from new.time_zone) execute function touch_days_of_zone();

        insert into touched_order_days (shop_id, day)
        select distinct o.shop_id, {Day} from orders o join shops s on s.id = o.shop_id cross join lateral (values {Ends("o")}) as ended(at) where ended.at is not null;
        insert into touched_days (shop_id, day) select distinct r.shop_id, (r.created_at at time zone s.time_zone)::date from reviews r join shops s on s.id = r.shop_id;
        """;

    public const string Down = """
        drop trigger shops_touch_zone on shops;
        drop function touch_days_of_zone();
        """;

    private static readonly string[] Told =
    [
        "ordered_at", "approved_at", "handed_over_at", "delivered_at", "promised_at", "ship_by", "carrier", "warehouse", "buyer_region", "arrived_at", "total", "currency",
    ];

    private static string Watched(string row) => string.Join(", ", Told.Select(column => $"{row}.{column}"));
}
