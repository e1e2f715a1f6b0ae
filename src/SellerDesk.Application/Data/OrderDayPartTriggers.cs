namespace SellerDesk.Application.Data;

/// <summary>
/// Notes what of a day has to be counted anew, so that an order which was delivered today does not have the days recounted on which it was placed, approved and handed over: nothing that is counted
/// there changed. Changed orders of one statement are looked at together.
/// </summary>
internal static class OrderDayPartTriggers
{
    private const string Ended = "coalesce({0}.delivered_at, case when {0}.stage = 'Delivered' then {0}.stage_at end)";

    private static readonly string[] Named = ["buyer_region", "carrier", "warehouse"];

    /// <summary>Each part's bit, its moment, and what is counted by it.</summary>
    private static readonly (int Part, string At, string[] Counted)[] Parts =
    [
        (1, "{0}.ordered_at", ["{0}.ordered_at", "{0}.stage = 'Cancelled'", "{0}.total", "{0}.currency", "{0}.buyer_region"]),
        (2, "{0}.approved_at", ["{0}.ordered_at", "{0}.approved_at", .. Named.Select(name => "{0}." + name)]),
        (4, "{0}.handed_over_at", ["{0}.ordered_at", "{0}.approved_at", "{0}.handed_over_at", "{0}.ship_by", .. Named.Select(name => "{0}." + name)]),
        (8, Ended, ["{0}.ordered_at", "{0}.handed_over_at", "{0}.delivered_at", Ended, "{0}.arrived_at", "{0}.promised_at", "{0}.stage = 'Cancelled'", "{0}.currency", .. Named.Select(name => "{0}." + name)]),
    ];

    private static readonly string Ends = string.Join(", ", Parts.Select(part => $"({Of("o", part.At)}, {part.Part})"));

    private static readonly string Changes = string.Join(", ", Parts.Select(part =>
        $"({part.Part}, {Of("o", part.At)}, {Of("n", part.At)}, ({Of("o", part.Counted)}) is distinct from ({Of("n", part.Counted)}))"));

    public static string Up { get; } = $"""
        {Functions(told: true)}

        drop trigger orders_touch_update on orders;
        create trigger orders_touch_update after update on orders referencing old table as old_rows new table as new_rows for each statement execute function touch_changed_orders();
        """;

    /// <summary>Days as a whole again; changed orders are still looked at together.</summary>
    public static string Down { get; } = Functions(told: false);

    private static string Functions(bool told) => $"""
        create or replace function touch_order_days() returns trigger language plpgsql as $body$
        begin
          {Note(told, $"changed_rows o join shops s on s.id = o.shop_id cross join lateral (values {Ends}) as ended(at, part)")}
          return null;
        end $body$;

        create or replace function touch_changed_orders() returns trigger language plpgsql as $body$
        begin
          {Note(told, $"""
              (
                select n.shop_id, c.part, c.was, c.now from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id
                cross join lateral (values {Changes}) as c(part, was, now, changed) where c.changed
              ) as o join shops s on s.id = o.shop_id cross join lateral (values (o.was, o.part), (o.now, o.part)) as ended(at, part)
            """)}
          return null;
        end $body$;

        create or replace function touch_order_lines() returns trigger language plpgsql as $body$
        begin
          {Note(told, $"(select distinct order_id, shop_id from changed_rows) as l join orders o on o.id = l.order_id and o.shop_id = l.shop_id join shops s on s.id = o.shop_id cross join lateral (values {Ends}) as ended(at, part)")}
          return null;
        end $body$;

        create or replace function touch_order_line() returns trigger language plpgsql as $body$
        begin
          {Note(told, $"(select * from orders where id = new.order_id and shop_id = new.shop_id) as o join shops s on s.id = o.shop_id cross join lateral (values {Ends}) as ended(at, part)")}
          return null;
        end $body$;

        create or replace function touch_returned_orders() returns trigger language plpgsql as $body$
        begin
          {Note(told, Delivered("(select distinct shop_id, order_number from changed_rows) as r"))}
          return null;
        end $body$;

        create or replace function touch_returned_order() returns trigger language plpgsql as $body$
        begin
          {Note(told, Delivered("(values (new.shop_id, old.order_number), (new.shop_id, new.order_number)) as r(shop_id, order_number)"))}
          return null;
        end $body$;

        create or replace function touch_complained_orders() returns trigger language plpgsql as $body$
        begin
          {Note(told, Delivered("(select distinct shop_id, order_number from changed_rows) as r"))}
          return null;
        end $body$;
        """;

    private static string Delivered(string changed) =>
        $"{changed} join orders o on o.shop_id = r.shop_id and o.number = r.order_number join shops s on s.id = o.shop_id cross join lateral (values ({Of("o", Ended)}, 8)) as ended(at, part)";

    /// <summary>From rows of <c>o</c>, their shop <c>s</c> and <c>ended</c>.</summary>
    private static string Note(bool told, string from) => $"""
        insert into touched_order_days (shop_id, day{(told ? ", parts" : "")})
          select o.shop_id, (ended.at at time zone s.time_zone)::date{(told ? ", bit_or(ended.part)" : "")} from {from} where ended.at is not null group by 1, 2;
        """;

    private static string Of(string row, params string[] columns) => string.Join(", ", columns.Select(column => column.Replace("{0}", row, StringComparison.Ordinal)));
}
