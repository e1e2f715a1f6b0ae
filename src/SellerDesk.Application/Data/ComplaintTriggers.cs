namespace SellerDesk.Application.Data;

/// <summary>
/// What the database itself sees to, whoever writes (docs/decisions/0024): counters and news of cases, that all cases of a line of an order together
/// never have more than was bought, that no stage changes without its line in the trail, that owner and deadlines are those of the work item.
/// </summary>
internal static class ComplaintTriggers
{
    public const string Channel = "desk_complaints";

    /// <summary>What the guard of lines raises; its message is the code of a rule, its detail the rule's arguments.</summary>
    public const string Refusal = "SD001";

    private const int ToldById = 60;

    private const string Cells = "shop_id, stage, kind, cause_code, owner_id";

    public static string Up { get; } = $"""
        create function count_complaints() returns trigger language plpgsql as $body$
        begin
          if tg_op = 'INSERT' then
            insert into complaint_counts ({Cells}, count) select {Cells}, count(*) from new_rows group by 1, 2, 3, 4, 5;
          elsif tg_op = 'DELETE' then
            insert into complaint_counts ({Cells}, count) select {Cells}, -count(*) from old_rows
            where exists (select 1 from shops s where s.id = old_rows.shop_id) group by 1, 2, 3, 4, 5;
          else
            insert into complaint_counts ({Cells}, count) select {Cells}, sum(n) from (
              select {Cells}, 1 as n from new_rows union all select {Cells}, -1 from old_rows
            ) as changes group by 1, 2, 3, 4, 5 having sum(n) <> 0;
          end if;
          return null;
        end $body$;

        create function tell_complaints() returns trigger language plpgsql as $body$
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

        create function guard_complaint_line() returns trigger language plpgsql as $body$
        declare
          bought record;
          taken record;
        begin
          if tg_op = 'UPDATE' and new.quantity <= old.quantity and new.amount <= old.amount and new.order_line_number is not distinct from old.order_line_number
            and new.order_id is not distinct from old.order_id then
            return null;
          end if;
          -- Locked, so that two who commit at the same time see one another.
          select l.quantity, l.quantity * l.unit_price + l.delivery_price as paid, l.currency into bought from order_lines l
          where l.order_id = new.order_id and l.shop_id = new.shop_id and l.line_number = new.order_line_number for no key update;
          if not found then
            return null;
          end if;
          select sum(c.quantity) as quantity, sum(c.amount) as amount into taken from complaint_lines c
          where c.shop_id = new.shop_id and c.order_id = new.order_id and c.order_line_number = new.order_line_number;
          if taken.quantity > bought.quantity then
            raise exception using errcode = '{Refusal}', message = 'complaint.boughtByOthers', detail = bought.quantity::text;
          end if;
          if taken.amount > bought.paid then
            raise exception using errcode = '{Refusal}', message = 'complaint.paidToOthers', detail = bought.paid::text || '|' || bought.currency;
          end if;
          return null;
        end $body$;

        create function guard_complaint_trail() returns trigger language plpgsql as $body$
        begin
          if (select m.to_stage from complaint_moves m where m.shop_id = new.shop_id and m.complaint_id = new.id order by m.id desc limit 1)
            is distinct from (select c.stage from complaints c where c.shop_id = new.shop_id and c.id = new.id) then
            raise exception using errcode = '{Refusal}', message = 'complaint.noTrail';
          end if;
          return null;
        end $body$;

        create function follow_complaint_item() returns trigger language plpgsql as $body$
        begin
          update complaints c set owner_id = w.assignee_id, due_at = w.due_at, marketplace_due_at = w.marketplace_due_at
          from work_items w where w.id = new.id and w.shop_id = new.shop_id and c.id = w.id and c.shop_id = w.shop_id
            and (c.owner_id, c.due_at, c.marketplace_due_at) is distinct from (w.assignee_id, w.due_at, w.marketplace_due_at);
          return null;
        end $body$;

        create trigger complaints_counted_insert after insert on complaints referencing new table as new_rows for each statement execute function count_complaints();
        create trigger complaints_counted_update after update on complaints referencing old table as old_rows new table as new_rows for each statement execute function count_complaints();
        create trigger complaints_counted_delete after delete on complaints referencing old table as old_rows for each statement execute function count_complaints();
        create trigger complaints_told_insert after insert on complaints referencing new table as new_rows for each statement execute function tell_complaints();
        create trigger complaints_told_update after update on complaints referencing new table as new_rows for each statement execute function tell_complaints();
        create constraint trigger complaint_lines_guarded after insert or update on complaint_lines deferrable initially deferred for each row
          when (new.order_line_number is not null and (new.quantity > 0 or new.amount > 0)) execute function guard_complaint_line();
        create constraint trigger complaints_trail_opened after insert on complaints deferrable initially deferred for each row execute function guard_complaint_trail();
        create constraint trigger complaints_trail_kept after update on complaints deferrable initially deferred for each row
          when (old.stage is distinct from new.stage) execute function guard_complaint_trail();
        create constraint trigger work_items_complaint_followed after update on work_items deferrable initially deferred for each row
          when (new.kind = 'Complaint' and (old.assignee_id is distinct from new.assignee_id or old.due_at is distinct from new.due_at
            or old.marketplace_due_at is distinct from new.marketplace_due_at)) execute function follow_complaint_item();
        """;

    public const string Down = """
        drop trigger work_items_complaint_followed on work_items;
        drop trigger complaints_trail_kept on complaints;
        drop trigger complaints_trail_opened on complaints;
        drop trigger complaint_lines_guarded on complaint_lines;
        drop trigger complaints_told_update on complaints;
        drop trigger complaints_told_insert on complaints;
        drop trigger complaints_counted_delete on complaints;
        drop trigger complaints_counted_update on complaints;
        drop trigger complaints_counted_insert on complaints;
        drop function follow_complaint_item();
        drop function guard_complaint_trail();
        drop function guard_complaint_line();
        drop function tell_complaints();
        drop function count_complaints();
        """;
}
