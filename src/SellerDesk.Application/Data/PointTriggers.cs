namespace SellerDesk.Application.Data;

/// <summary>
/// What the database itself sees to about points, whoever writes: the ledger only grows, every movement adds up to zero, sums are counted as they change, and what may earn or lose
/// points is noted, so that nobody looks through orders for it.
/// </summary>
internal static class PointTriggers
{
    private const string Touch = "insert into touched_points (shop_id, kind, thing_id)";

    /// <summary>Orders that have not ended earn nothing and lose nothing.</summary>
    private const string Ended = "('Delivered', 'Returned', 'Cancelled')";

    private static readonly string[] Kept = ["point_transactions", "point_entries", "earning_versions"];

    public static string Up { get; } = $"""
        create function keep_points() returns trigger language plpgsql as $body$
        begin
          raise exception 'Lines of the ledger of points are never changed.';
        end $body$;
        {string.Join("\n", Kept.Select(table => $"create trigger {table}_kept before update or delete on {table} for each row execute function keep_points();"))}

        create function balance_points() returns trigger language plpgsql as $body$
        begin
          if exists (select 1 from new_rows group by transaction_id having sum(amount) <> 0) then
            raise exception 'A movement of points does not add up to zero.' using errcode = 'check_violation';
          end if;
          insert into point_counts (part, value, count) select 'Place', place, sum(amount) from new_rows group by place having sum(amount) <> 0;
          return null;
        end $body$;
        create trigger point_entries_balanced after insert on point_entries referencing new table as new_rows for each statement execute function balance_points();

        create function count_point_ends() returns trigger language plpgsql as $body$
        begin
          if tg_op = 'INSERT' then
            insert into point_counts (part, value, count) select 'Ends', {Month("r")}, sum(r.remaining) from new_rows r where r.state = 'Available' and r.remaining > 0 group by 2;
          else
            insert into point_counts (part, value, count)
            select 'Ends', r.month, sum(r.n) from (
              select {Month("n")} as month, n.remaining as n from new_rows n where n.state = 'Available' union all select {Month("o")}, -o.remaining from old_rows o where o.state = 'Available'
            ) as r group by 2 having sum(r.n) <> 0;
          end if;
          return null;
        end $body$;
        create trigger point_lots_counted_insert after insert on point_lots referencing new table as new_rows for each statement execute function count_point_ends();
        create trigger point_lots_counted_update after update on point_lots referencing old table as old_rows new table as new_rows for each statement execute function count_point_ends();

        create function touch_points_of_links() returns trigger language plpgsql as $body$
        begin
          {Touch} select n.shop_id, n.kind, n.thing_id from new_rows n join orders o on o.id = n.thing_id and o.shop_id = n.shop_id
          where n.kind = 'Order' and (o.stage in {Ended} or exists (select 1 from order_offers f where f.order_id = o.id and f.kind = 'Points' and f.given_at is null));
          {Touch} select n.shop_id, n.kind, n.thing_id from new_rows n join complaints c on c.id = n.thing_id and c.shop_id = n.shop_id where n.kind = 'Complaint' and c.points > 0;
          return null;
        end $body$;
        create trigger buyer_links_points_insert after insert on buyer_links referencing new table as new_rows for each statement execute function touch_points_of_links();
        create trigger buyer_links_points_update after update on buyer_links referencing new table as new_rows for each statement execute function touch_points_of_links();

        create function touch_points_of_orders() returns trigger language plpgsql as $body$
        begin
          {Touch} select n.shop_id, 'Order', n.id from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id
          where n.stage in {Ended} and (n.stage, n.total, n.currency, n.delivered_at) is distinct from (o.stage, o.total, o.currency, o.delivered_at)
            and exists (select 1 from buyer_links l where l.thing_id = n.id and l.kind = 'Order' and l.shop_id = n.shop_id);
          return null;
        end $body$;
        create trigger orders_points after update on orders referencing old table as old_rows new table as new_rows for each statement execute function touch_points_of_orders();

        create function touch_points_of_returns() returns trigger language plpgsql as $body$
        begin
          {Touch} select distinct o.shop_id, 'Order', o.id from new_rows n join orders o on o.shop_id = n.shop_id and o.number = n.order_number
          join point_lots t on t.cause_id = o.id and t.cause = 'Order';
          return null;
        end $body$;
        create trigger returns_points_insert after insert on returns referencing new table as new_rows for each statement execute function touch_points_of_returns();
        create trigger returns_points_update after update on returns referencing new table as new_rows for each statement execute function touch_points_of_returns();

        create function touch_points_of_complaints() returns trigger language plpgsql as $body$
        begin
          {Touch} select n.shop_id, 'Complaint', n.id from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id
          where (n.points is not null or o.points is not null) and (n.points, n.carried_out, n.resolution) is distinct from (o.points, o.carried_out, o.resolution);
          return null;
        end $body$;
        create trigger complaints_points after update on complaints referencing old table as old_rows new table as new_rows for each statement execute function touch_points_of_complaints();

        create function touch_points_of_offers() returns trigger language plpgsql as $body$
        begin
          {Touch} select n.shop_id, 'Order', n.order_id from new_rows n where n.kind = 'Points';
          return null;
        end $body$;
        create trigger order_offers_points after insert on order_offers referencing new table as new_rows for each statement execute function touch_points_of_offers();
        """;

    public static string Down { get; } = $"""
        drop trigger order_offers_points on order_offers;
        drop function touch_points_of_offers();
        drop trigger complaints_points on complaints;
        drop function touch_points_of_complaints();
        drop trigger returns_points_update on returns;
        drop trigger returns_points_insert on returns;
        drop function touch_points_of_returns();
        drop trigger orders_points on orders;
        drop function touch_points_of_orders();
        drop trigger buyer_links_points_update on buyer_links;
        drop trigger buyer_links_points_insert on buyer_links;
        drop function touch_points_of_links();
        drop trigger point_lots_counted_update on point_lots;
        drop trigger point_lots_counted_insert on point_lots;
        drop function count_point_ends();
        drop trigger point_entries_balanced on point_entries;
        drop function balance_points();
        {string.Join("\n", Kept.Select(table => $"drop trigger {table}_kept on {table};"))}
        drop function keep_points();
        """;

    /// <summary>Who joins earns for what was delivered since the day that they joined as of, though it was looked at before.</summary>
    public const string MembersUp = $"""
        create function touch_points_of_members() returns trigger language plpgsql as $body$
        begin
          {Touch} select l.shop_id, l.kind, l.thing_id from new_rows n join buyer_links l on l.buyer_id = n.buyer_id and l.kind = 'Order' join orders o on o.id = l.thing_id and o.shop_id = l.shop_id
          where o.stage in {Ended} and coalesce(o.delivered_at, o.stage_at, o.received_at) >= n.joined_at;
          return null;
        end $body$;
        create trigger loyalty_members_points after insert on loyalty_members referencing new table as new_rows for each statement execute function touch_points_of_members();
        """;

    public const string MembersDown = """
        drop trigger loyalty_members_points on loyalty_members;
        drop function touch_points_of_members();
        """;

    private static string Month(string row) => $"to_char({row}.expires_at at time zone 'UTC', 'YYYY-MM')";
}
