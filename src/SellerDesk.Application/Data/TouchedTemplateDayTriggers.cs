namespace SellerDesk.Application.Data;

/// <summary>
/// Notes which days of which templates have to be counted anew, whoever changed a reply: rows are only ever added, so that senders do not wait for one
/// another. <c>CountTemplatesJob</c> takes them away.
/// </summary>
internal static class TouchedTemplateDayTriggers
{
    public const string Up = """
        create function touch_template_day() returns trigger language plpgsql as $body$
        begin
          insert into touched_template_days (template_id, day) values (new.template_id, (new.created_at at time zone 'utc')::date);
          return null;
        end $body$;

        create trigger outgoing_replies_touch_insert after insert on outgoing_replies for each row when (new.template_id is not null) execute function touch_template_day();
        create trigger outgoing_replies_touch_update after update of state, template_edited on outgoing_replies for each row
          when (new.template_id is not null and (old.state, old.template_edited) is distinct from (new.state, new.template_edited)) execute function touch_template_day();

        insert into touched_template_days (template_id, day) select distinct template_id, (created_at at time zone 'utc')::date from outgoing_replies where template_id is not null;
        """;

    public const string Down = """
        drop trigger outgoing_replies_touch_update on outgoing_replies;
        drop trigger outgoing_replies_touch_insert on outgoing_replies;
        drop function touch_template_day();
        """;
}
