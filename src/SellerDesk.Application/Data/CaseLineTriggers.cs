namespace SellerDesk.Application.Data;

/// <summary>A case stands in line as its work item does: to what it takes over from there (<see cref="ComplaintTriggers"/>) comes the mark of what goes first.</summary>
internal static class CaseLineTriggers
{
    public const string Up = """
        create or replace function follow_complaint_item() returns trigger language plpgsql as $body$
        begin
          update complaints c set owner_id = w.assignee_id, due_at = w.due_at, marketplace_due_at = w.marketplace_due_at, first_in_line = w.first_in_line
          from work_items w where w.id = new.id and w.shop_id = new.shop_id and c.id = w.id and c.shop_id = w.shop_id
            and (c.owner_id, c.due_at, c.marketplace_due_at, c.first_in_line) is distinct from (w.assignee_id, w.due_at, w.marketplace_due_at, w.first_in_line);
          return null;
        end $body$;

        drop trigger work_items_complaint_followed on work_items;
        create constraint trigger work_items_complaint_followed after update on work_items deferrable initially deferred for each row
          when (new.kind = 'Complaint' and (old.assignee_id is distinct from new.assignee_id or old.due_at is distinct from new.due_at
            or old.marketplace_due_at is distinct from new.marketplace_due_at or old.first_in_line <> new.first_in_line)) execute function follow_complaint_item();

        update complaints c set first_in_line = true from work_items w where w.id = c.id and w.shop_id = c.shop_id and w.first_in_line and c.stage <> 'Closed';
        """;

    public const string Down = """
        create or replace function follow_complaint_item() returns trigger language plpgsql as $body$
        begin
          update complaints c set owner_id = w.assignee_id, due_at = w.due_at, marketplace_due_at = w.marketplace_due_at
          from work_items w where w.id = new.id and w.shop_id = new.shop_id and c.id = w.id and c.shop_id = w.shop_id
            and (c.owner_id, c.due_at, c.marketplace_due_at) is distinct from (w.assignee_id, w.due_at, w.marketplace_due_at);
          return null;
        end $body$;

        drop trigger work_items_complaint_followed on work_items;
        create constraint trigger work_items_complaint_followed after update on work_items deferrable initially deferred for each row
          when (new.kind = 'Complaint' and (old.assignee_id is distinct from new.assignee_id or old.due_at is distinct from new.due_at
            or old.marketplace_due_at is distinct from new.marketplace_due_at)) execute function follow_complaint_item();
        """;
}
