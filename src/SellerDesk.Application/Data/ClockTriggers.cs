namespace SellerDesk.Application.Data;

/// <summary>
/// Clocks of first responses follow their work items, whoever changes those (a page, a batch, an operator in psql): closed with the item, opened again
/// with it. What was open again is counted anew by the job that watches clocks: the time between is a hold that ends when the job sees it
/// (docs/decisions/0025).
/// </summary>
internal static class ClockTriggers
{
    public const string Up = """
        create function follow_clocks() returns trigger language plpgsql as $body$
        declare
          closed boolean;
          opened boolean;
          moved boolean;
        begin
          select coalesce(bool_or(n.state = 'Closed' and o.state <> 'Closed'), false), coalesce(bool_or(n.state <> 'Closed' and o.state = 'Closed'), false),
            coalesce(bool_or(n.marketplace_due_at is distinct from o.marketplace_due_at), false)
          into closed, opened, moved from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id;
          if closed then
            update clock_holds h set until = greatest(n.closed_at, h."from")
            from new_rows n join clocks c on c.shop_id = n.shop_id and c.subject_id = n.id and c.kind = 'FirstResponse'
            where n.state = 'Closed' and c.stopped_at is null and h.shop_id = c.shop_id and h.clock_id = c.id and h.until is null;
            update clocks c set stopped_at = n.closed_at, paused_at = null, next_warning_at = null, recount = false
            from new_rows n where n.state = 'Closed' and c.shop_id = n.shop_id and c.subject_id = n.id and c.kind = 'FirstResponse' and c.stopped_at is null;
          end if;
          if opened then
            insert into clock_holds (shop_id, clock_id, reason, "from")
            select c.shop_id, c.id, 'WasClosed', c.stopped_at from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id
              join clocks c on c.shop_id = n.shop_id and c.subject_id = n.id and c.kind = 'FirstResponse'
            where n.state <> 'Closed' and o.state = 'Closed' and c.stopped_at is not null;
            update clocks c set stopped_at = null, recount = true, next_warning_at = c.stopped_at
            from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id
            where n.state <> 'Closed' and o.state = 'Closed' and c.shop_id = n.shop_id and c.subject_id = n.id and c.kind = 'FirstResponse' and c.stopped_at is not null;
          end if;
          if moved then
            update clocks c set marketplace_due_at = n.marketplace_due_at from new_rows n
            where c.shop_id = n.shop_id and c.subject_id = n.id and c.kind = 'FirstResponse' and c.marketplace_due_at is distinct from n.marketplace_due_at;
          end if;
          return null;
        end $body$;

        create trigger work_items_clocks_update after update on work_items referencing old table as old_rows new table as new_rows for each statement execute function follow_clocks();
        """;

    public const string Down = """
        drop trigger work_items_clocks_update on work_items;
        drop function follow_clocks();
        """;
}
