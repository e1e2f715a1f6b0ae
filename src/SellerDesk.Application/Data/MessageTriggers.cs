namespace SellerDesk.Application.Data;

/// <summary>
/// What the database itself sees to about messages: the figures of <c>message_days</c> change in the statement that changes a message, whoever makes it; and whatever moves a complaint of a
/// known buyer leaves an event, whichever way it was moved.
/// </summary>
internal static class MessageTriggers
{
    private const string Cell = "(r.created_at at time zone 'UTC')::date, r.rule_id, r.template_id, r.channel, r.shop_id, p.what, p.reason";

    private const string Insert = "insert into message_days (day, rule_id, template_id, channel, shop_id, what, reason, count)";

    private const string Parts = """
        cross join lateral (values ('Queued', '', true), ('Waiting', '', r.state in ('Waiting', 'Sending', 'Unknown')), ('Sent', '', r.sent_at is not null), ('Delivered', '', r.delivered_at is not null),
              ('Opened', '', r.opened_at is not null), ('Clicked', '', r.clicked_at is not null), ('Dead', coalesce(r.reason, ''), r.state = 'Dead'), ('Skipped', coalesce(r.reason, ''), r.state = 'Skipped')) as p(what, reason, counts)
        """;

    public static string Up { get; } = $"""
        create function count_messages() returns trigger language plpgsql as $body$
        begin
          if tg_op = 'INSERT' then
            {Insert}
            select {Cell}, count(*) from new_rows r {Parts} where p.counts group by 1, 2, 3, 4, 5, 6, 7;
          elsif tg_op = 'DELETE' then
            {Insert}
            select {Cell}, -count(*) from old_rows r {Parts} where p.counts group by 1, 2, 3, 4, 5, 6, 7;
          else
            {Insert}
            select {Cell}, sum(r.n) from (select *, 1 as n from new_rows union all select *, -1 from old_rows) as r {Parts} where p.counts group by 1, 2, 3, 4, 5, 6, 7 having sum(r.n) <> 0;
          end if;
          return null;
        end $body$;

        create trigger outgoing_messages_counted_insert after insert on outgoing_messages referencing new table as new_rows for each statement execute function count_messages();
        create trigger outgoing_messages_counted_update after update on outgoing_messages referencing old table as old_rows new table as new_rows for each statement execute function count_messages();
        create trigger outgoing_messages_counted_delete after delete on outgoing_messages referencing old table as old_rows for each statement execute function count_messages();

        create function tell_moved_complaints() returns trigger language plpgsql as $body$
        begin
          insert into buyer_events (buyer_id, shop_id, kind, key, subject_id, "values", at)
          select l.buyer_id, n.shop_id, 'ComplaintMoved', n.complaint_id || ':' || n.id, n.complaint_id,
            jsonb_build_object('stage', n.to_stage, 'complaint', c.number::text) || jsonb_strip_nulls(jsonb_build_object('order', c.order_number)), n.at
          from new_rows n join complaints c on c.id = n.complaint_id and c.shop_id = n.shop_id join buyer_links l on l.thing_id = n.complaint_id and l.kind = 'Complaint' and l.shop_id = n.shop_id
          where (n.from_stage <> n.to_stage or n.deed = 'Opened') and n.at > now() - interval '3 days'
          on conflict (buyer_id, kind, key) do nothing;
          return null;
        end $body$;

        create trigger complaint_moves_told after insert on complaint_moves referencing new table as new_rows for each statement execute function tell_moved_complaints();
        """;

    public const string Down = """
        drop trigger complaint_moves_told on complaint_moves;
        drop function tell_moved_complaints();
        drop trigger outgoing_messages_counted_delete on outgoing_messages;
        drop trigger outgoing_messages_counted_update on outgoing_messages;
        drop trigger outgoing_messages_counted_insert on outgoing_messages;
        drop function count_messages();
        """;
}
