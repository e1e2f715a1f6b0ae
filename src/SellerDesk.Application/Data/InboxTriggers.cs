namespace SellerDesk.Application.Data;

/// <summary>
/// What the database itself does on every change of <c>work_items</c>, whoever makes it (a page, a batch of COPY, an operator in psql):
/// adds the change to the counters and tells listening nodes (docs/decisions/0006).
/// </summary>
internal static class InboxTriggers
{
    public const string Channel = "desk_inbox";

    /// <summary>More changed rows than this in one statement are told as "many" instead of by id (a NOTIFY holds 8,000 bytes).</summary>
    private const int ToldById = 60;

    private const string Cells = "shop_id, kind, state, reply_state, coalesce(rating, 0)::smallint, has_text, has_photo, assignee_id";

    public static string Up { get; } = $"""
        create function count_work_items() returns trigger language plpgsql as $body$
        begin
          if tg_op = 'INSERT' then
            insert into inbox_counts (shop_id, kind, state, reply_state, rating, has_text, has_photo, assignee_id, count)
            select {Cells}, count(*) from new_rows group by 1, 2, 3, 4, 5, 6, 7, 8;
          elsif tg_op = 'DELETE' then
            insert into inbox_counts (shop_id, kind, state, reply_state, rating, has_text, has_photo, assignee_id, count)
            select {Cells}, -count(*) from old_rows
            where exists (select 1 from shops s where s.id = old_rows.shop_id) group by 1, 2, 3, 4, 5, 6, 7, 8;
          else
            insert into inbox_counts (shop_id, kind, state, reply_state, rating, has_text, has_photo, assignee_id, count)
            select shop_id, kind, state, reply_state, rating, has_text, has_photo, assignee_id, sum(n) from (
              select {Cells}, 1 as n from new_rows union all select {Cells}, -1 from old_rows
            ) as changes(shop_id, kind, state, reply_state, rating, has_text, has_photo, assignee_id, n)
            group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(n) <> 0;
          end if;
          return null;
        end $body$;

        create function tell_work_items() returns trigger language plpgsql as $body$
        declare
          told record;
        begin
          for told in
            select shop_id, count(*) as n, string_agg(id::text, ',') filter (where place <= {ToldById}) as ids
            from (select shop_id, id, row_number() over (partition by shop_id) as place from new_rows) as numbered
            group by shop_id
          loop
            perform pg_notify('{Channel}', lower(tg_op) || '|' || told.shop_id || '|' || case when told.n > {ToldById} then '*' else told.ids end);
          end loop;
          return null;
        end $body$;

        create trigger work_items_counted_insert after insert on work_items referencing new table as new_rows for each statement execute function count_work_items();
        create trigger work_items_counted_update after update on work_items referencing old table as old_rows new table as new_rows for each statement execute function count_work_items();
        create trigger work_items_counted_delete after delete on work_items referencing old table as old_rows for each statement execute function count_work_items();
        create trigger work_items_told_insert after insert on work_items referencing new table as new_rows for each statement execute function tell_work_items();
        create trigger work_items_told_update after update on work_items referencing new table as new_rows for each statement execute function tell_work_items();
        """;

    public const string Down = """
        drop trigger work_items_told_update on work_items;
        drop trigger work_items_told_insert on work_items;
        drop trigger work_items_counted_delete on work_items;
        drop trigger work_items_counted_update on work_items;
        drop trigger work_items_counted_insert on work_items;
        drop function tell_work_items();
        drop function count_work_items();
        """;
}
