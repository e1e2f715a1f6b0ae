namespace SellerDesk.Application.Data;

/// <summary>Notes which days' complaints have to be counted anew, whoever changed a case (see <see cref="TouchedDayTriggers"/>); <c>RemakeCauseDaysJob</c> takes them away.</summary>
internal static class ComplaintDayTriggers
{
    private const string Day = "(r.opened_at at time zone s.time_zone)::date";

    public static string Up { get; } = $"""
        create function touch_complaint_days() returns trigger language plpgsql as $body$
        begin
          insert into touched_complaint_days (shop_id, day)
          select distinct r.shop_id, {Day} from changed_rows r join shops s on s.id = r.shop_id;
          return null;
        end $body$;

        create function touch_complaint_day() returns trigger language plpgsql as $body$
        begin
          insert into touched_complaint_days (shop_id, day)
          select distinct r.shop_id, {Day} from (values (old.shop_id, old.opened_at), (new.shop_id, new.opened_at)) as r(shop_id, opened_at) join shops s on s.id = r.shop_id;
          return null;
        end $body$;

        create trigger complaints_days_insert after insert on complaints referencing new table as changed_rows for each statement execute function touch_complaint_days();
        create trigger complaints_days_delete after delete on complaints referencing old table as changed_rows for each statement execute function touch_complaint_days();
        create trigger complaints_days_update after update of cause_code, product_id, kind, opened_at, merged_into on complaints for each row
          when ((old.cause_code, old.product_id, old.kind, old.opened_at, old.merged_into) is distinct from (new.cause_code, new.product_id, new.kind, new.opened_at, new.merged_into))
          execute function touch_complaint_day();

        insert into touched_complaint_days (shop_id, day) select distinct r.shop_id, {Day} from complaints r join shops s on s.id = r.shop_id;
        """;

    public const string Down = """
        drop trigger complaints_days_update on complaints;
        drop trigger complaints_days_delete on complaints;
        drop trigger complaints_days_insert on complaints;
        drop function touch_complaint_day();
        drop function touch_complaint_days();
        """;
}
