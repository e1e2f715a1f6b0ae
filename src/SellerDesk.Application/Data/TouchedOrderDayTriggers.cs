namespace SellerDesk.Application.Data;

/// <summary>
/// Notes on which days of which shops what was sold and the legs of orders have to be counted anew, whoever changed an order, its lines or its returns: a row per statement and
/// day, never an update, so that writers do not wait for one another. <c>RemakeOrderDaysJob</c> takes them away.
/// </summary>
internal static class TouchedOrderDayTriggers
{
    private const string Days = "(ended.at at time zone s.time_zone)::date";

    private static readonly string[] Told =
    [
        "ordered_at", "approved_at", "handed_over_at", "delivered_at", "promised_at", "ship_by", "carrier", "warehouse", "buyer_region",
    ];

    /// <summary>An order that is cancelled after all was not delivered, whatever its times say.</summary>
    public static string Updated { get; } = Watch(Told);

    /// <summary>Arrival at a pick-up point came into the desk later than the rest.</summary>
    public static string ArrivalUp { get; } = Watch([.. Told, "arrived_at"]);

    private static string Watch(IReadOnlyList<string> columns) => $"""
        drop trigger if exists orders_touch_update on orders;
        create trigger orders_touch_update after update of stage, {string.Join(", ", columns)} on orders for each row
          when ((old.stage = 'Cancelled', {string.Join(", ", columns.Select(column => $"old.{column}"))}) is distinct from (new.stage = 'Cancelled', {string.Join(", ", columns.Select(column => $"new.{column}"))}))
          execute function touch_order_day();
        """;

    public static string Up { get; } = $"""
        create function touch_order_days() returns trigger language plpgsql as $body$
        begin
          insert into touched_order_days (shop_id, day)
          select distinct o.shop_id, {Days} from changed_rows o join shops s on s.id = o.shop_id
          cross join lateral (values (o.ordered_at), (o.approved_at), (o.handed_over_at), (o.delivered_at)) as ended(at) where ended.at is not null;
          return null;
        end $body$;

        create function touch_order_day() returns trigger language plpgsql as $body$
        begin
          insert into touched_order_days (shop_id, day)
          select distinct s.id, {Days} from shops s
          cross join (values (old.ordered_at), (old.approved_at), (old.handed_over_at), (old.delivered_at), (new.ordered_at), (new.approved_at), (new.handed_over_at), (new.delivered_at)) as ended(at)
          where s.id = new.shop_id and ended.at is not null;
          return null;
        end $body$;

        create function touch_order_lines() returns trigger language plpgsql as $body$
        begin
          insert into touched_order_days (shop_id, day)
          select distinct o.shop_id, {Days} from changed_rows l join orders o on o.id = l.order_id and o.shop_id = l.shop_id join shops s on s.id = o.shop_id
          cross join lateral (values (o.ordered_at), (o.approved_at), (o.handed_over_at), (o.delivered_at)) as ended(at) where ended.at is not null;
          return null;
        end $body$;

        create function touch_order_line() returns trigger language plpgsql as $body$
        begin
          insert into touched_order_days (shop_id, day)
          select distinct o.shop_id, {Days} from orders o join shops s on s.id = o.shop_id
          cross join lateral (values (o.ordered_at), (o.approved_at), (o.handed_over_at), (o.delivered_at)) as ended(at)
          where o.id = new.order_id and o.shop_id = new.shop_id and ended.at is not null;
          return null;
        end $body$;

        create function touch_returned_orders() returns trigger language plpgsql as $body$
        begin
          insert into touched_order_days (shop_id, day)
          select distinct o.shop_id, (o.delivered_at at time zone s.time_zone)::date
          from changed_rows r join orders o on o.shop_id = r.shop_id and o.number = r.order_number join shops s on s.id = o.shop_id where o.delivered_at is not null;
          return null;
        end $body$;

        create function touch_returned_order() returns trigger language plpgsql as $body$
        begin
          insert into touched_order_days (shop_id, day)
          select distinct o.shop_id, (o.delivered_at at time zone s.time_zone)::date
          from orders o join shops s on s.id = o.shop_id where o.shop_id = new.shop_id and o.number in (old.order_number, new.order_number) and o.delivered_at is not null;
          return null;
        end $body$;

        create trigger orders_touch_insert after insert on orders referencing new table as changed_rows for each statement execute function touch_order_days();
        create trigger orders_touch_delete after delete on orders referencing old table as changed_rows for each statement execute function touch_order_days();
        {Updated}
        create trigger order_lines_touch_insert after insert on order_lines referencing new table as changed_rows for each statement execute function touch_order_lines();
        create trigger order_lines_touch_delete after delete on order_lines referencing old table as changed_rows for each statement execute function touch_order_lines();
        create trigger order_lines_touch_update after update of product_id, delivery_price, currency on order_lines for each row
          when ((old.product_id, old.delivery_price, old.currency) is distinct from (new.product_id, new.delivery_price, new.currency)) execute function touch_order_line();
        create trigger returns_touch_insert after insert on returns referencing new table as changed_rows for each statement execute function touch_returned_orders();
        create trigger returns_touch_delete after delete on returns referencing old table as changed_rows for each statement execute function touch_returned_orders();
        create trigger returns_touch_update after update of order_number, kind on returns for each row
          when ((old.order_number, old.kind) is distinct from (new.order_number, new.kind)) execute function touch_returned_order();

        insert into touched_order_days (shop_id, day)
        select distinct o.shop_id, {Days} from orders o join shops s on s.id = o.shop_id
        cross join lateral (values (o.ordered_at), (o.approved_at), (o.handed_over_at), (o.delivered_at)) as ended(at) where ended.at is not null;
        """;

    /// <summary>Complaints came into the desk later than the rest.</summary>
    public const string ComplaintsUp = """
        create function touch_complained_orders() returns trigger language plpgsql as $body$
        begin
          insert into touched_order_days (shop_id, day)
          select distinct o.shop_id, (o.delivered_at at time zone s.time_zone)::date
          from changed_rows c join orders o on o.shop_id = c.shop_id and o.number = c.order_number join shops s on s.id = o.shop_id where o.delivered_at is not null;
          return null;
        end $body$;

        create trigger complaints_touch_insert after insert on complaints referencing new table as changed_rows for each statement execute function touch_complained_orders();
        create trigger complaints_touch_delete after delete on complaints referencing old table as changed_rows for each statement execute function touch_complained_orders();
        create trigger complaints_touch_update after update of order_number, cause_code on complaints for each row
          when ((old.order_number, old.cause_code) is distinct from (new.order_number, new.cause_code)) execute function touch_returned_order();

        insert into touched_order_days (shop_id, day)
        select distinct o.shop_id, (o.delivered_at at time zone s.time_zone)::date
        from complaints c join orders o on o.shop_id = c.shop_id and o.number = c.order_number join shops s on s.id = o.shop_id where o.delivered_at is not null;
        """;

    public const string ComplaintsDown = """
        drop trigger complaints_touch_update on complaints;
        drop trigger complaints_touch_delete on complaints;
        drop trigger complaints_touch_insert on complaints;
        drop function touch_complained_orders();
        """;

    public const string Down = """
        drop trigger returns_touch_update on returns;
        drop trigger returns_touch_delete on returns;
        drop trigger returns_touch_insert on returns;
        drop trigger order_lines_touch_update on order_lines;
        drop trigger order_lines_touch_delete on order_lines;
        drop trigger order_lines_touch_insert on order_lines;
        drop trigger orders_touch_update on orders;
        drop trigger orders_touch_delete on orders;
        drop trigger orders_touch_insert on orders;
        drop function touch_returned_order();
        drop function touch_returned_orders();
        drop function touch_order_line();
        drop function touch_order_lines();
        drop function touch_order_day();
        drop function touch_order_days();
        """;
}
