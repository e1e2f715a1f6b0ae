namespace SellerDesk.Application.Data;

/// <summary>
/// What the database itself sees to, whoever writes: whose tier has to be looked at is noted, a row per statement and buyer, never an update; members of each tier are counted by their
/// moves, day by day.
/// </summary>
internal static class TierTriggers
{
    /// <summary>Rollups of buyers: what of them a tier depends on.</summary>
    private static readonly (string Table, string Keys, string Seen)[] Rollups =
    [
        ("buyer_figures", "buyer_id, shop_id", "delivered, returned"), ("buyer_money", "buyer_id, shop_id, currency", "spent, delivered"),
    ];

    public static string Up { get; } = $"""
        {string.Join("\n", Rollups.Select(Touching))}

        create function touch_returning_members() returns trigger language plpgsql as $body$
        begin
          insert into touched_members (buyer_id)
          select distinct l.buyer_id from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id
          join buyer_links l on l.thing_id = n.id and l.kind = 'Return' and l.shop_id = n.shop_id where (n.stage, n.amount) is distinct from (o.stage, o.amount);
          return null;
        end $body$;
        create trigger returns_touch_members after update on returns referencing old table as old_rows new table as new_rows for each statement execute function touch_returning_members();

        create function touch_linked_members() returns trigger language plpgsql as $body$
        begin
          insert into touched_members (buyer_id) select distinct buyer_id from new_rows where kind = 'Return';
          return null;
        end $body$;
        create trigger buyer_links_touch_members after insert on buyer_links referencing new table as new_rows for each statement execute function touch_linked_members();

        create function touch_consenting_members() returns trigger language plpgsql as $body$
        begin
          insert into touched_members (buyer_id) select distinct buyer_id from new_rows where purpose = 'Loyalty';
          return null;
        end $body$;
        create trigger buyer_consents_touch_members after insert on buyer_consents referencing new table as new_rows for each statement execute function touch_consenting_members();

        create function touch_merged_members() returns trigger language plpgsql as $body$
        begin
          insert into touched_members (buyer_id) select n.id from new_rows n join old_rows o on o.id = n.id where n.merged_into is distinct from o.merged_into or n.erased_at is distinct from o.erased_at;
          return null;
        end $body$;
        create trigger buyers_touch_members after update on buyers referencing old table as old_rows new table as new_rows for each statement execute function touch_merged_members();

        create function count_tiers() returns trigger language plpgsql as $body$
        begin
          insert into tier_counts (day, tier_id, count)
          select p.day, p.tier, sum(p.n) from (
            select (at at time zone 'UTC')::date as day, to_id as tier, 1 as n from new_rows where cause not in ('Left', 'Merged')
            union all
            select (at at time zone 'UTC')::date, from_id, -1 from new_rows where cause not in ('Joined', 'Parted')
          ) as p group by 1, 2 having sum(p.n) <> 0;
          return null;
        end $body$;
        create trigger tier_moves_counted after insert on tier_moves referencing new table as new_rows for each statement execute function count_tiers();
        """;

    public static string Down { get; } = $"""
        drop trigger tier_moves_counted on tier_moves;
        drop function count_tiers();
        drop trigger buyers_touch_members on buyers;
        drop function touch_merged_members();
        drop trigger buyer_consents_touch_members on buyer_consents;
        drop function touch_consenting_members();
        drop trigger buyer_links_touch_members on buyer_links;
        drop function touch_linked_members();
        drop trigger returns_touch_members on returns;
        drop function touch_returning_members();
        {string.Join("\n", Rollups.Select(one => string.Join("\n", new[] { "insert", "update", "delete" }.Select(verb => $"drop trigger {one.Table}_touch_members_{verb} on {one.Table};")) + $"\ndrop function touch_members_of_{one.Table}();"))}
        """;

    private static string Touching((string Table, string Keys, string Seen) rollup) => $"""
        create function touch_members_of_{rollup.Table}() returns trigger language plpgsql as $body$
        begin
          if tg_op = 'INSERT' then
            insert into touched_members (buyer_id) select distinct buyer_id from new_rows;
          elsif tg_op = 'DELETE' then
            insert into touched_members (buyer_id) select distinct o.buyer_id from old_rows o where exists (select 1 from buyers b where b.id = o.buyer_id);
          else
            insert into touched_members (buyer_id) select distinct s.buyer_id from (
              (select {rollup.Keys}, {rollup.Seen} from new_rows except select {rollup.Keys}, {rollup.Seen} from old_rows)) as s;
          end if;
          return null;
        end $body$;
        create trigger {rollup.Table}_touch_members_insert after insert on {rollup.Table} referencing new table as new_rows for each statement execute function touch_members_of_{rollup.Table}();
        create trigger {rollup.Table}_touch_members_update after update on {rollup.Table} referencing old table as old_rows new table as new_rows for each statement execute function touch_members_of_{rollup.Table}();
        create trigger {rollup.Table}_touch_members_delete after delete on {rollup.Table} referencing old table as old_rows for each statement execute function touch_members_of_{rollup.Table}();
        """;
}
