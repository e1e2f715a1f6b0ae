using SellerDesk.Domain.Hooks;

namespace SellerDesk.Application.Data;

/// <summary>
/// Tells other people's programs what happens at the desk, whoever makes it happen: the statement that changes a thing writes the event and a delivery for every webhook that wants it
/// (docs/decisions/0041). Nothing is written, and next to nothing is done, while no webhook wants the event. Facts hold ids, numbers, words of the desk and times, never what a person
/// wrote or is called. Rows that come in from before <see cref="History"/> are history, not news.
/// </summary>
internal static class HookTriggers
{
    private const string History = "now() - interval '3 days'";

    private static string Wants(string news) => $"h.is_on and {news}.kind = any(h.events) and (cardinality(h.shops) = 0 or {news}.shop_id = any(h.shops))";

    private const string Review = """
        jsonb_build_object('id', n.id, 'number', n.number, 'rating', n.rating, 'productId', n.product_id, 'orderNumber', n.order_number, 'hasText', n.text <> '', 'hasPhotos', cardinality(n.photo_urls) > 0, 'createdAt', n.created_at)
        """;

    private const string Question = "jsonb_build_object('id', n.id, 'number', n.number, 'productId', n.product_id, 'createdAt', n.created_at)";

    private static string Order(string before) => $"""
        jsonb_build_object('id', n.id, 'number', n.number, 'stage', hook_word(n.stage), 'from', {before}, 'status', n.status, 'orderedAt', n.ordered_at, 'stageAt', n.stage_at,
          'total', case when n.total is not null and n.currency is not null then jsonb_build_object('amount', n.total::numeric(18, 2)::text, 'currency', n.currency) end)
        """;

    private static readonly (string Name, string Table, string When, string[] Kinds, string Body)[] Sources =
    [
        Statement("reviews", "insert", [HookEvents.ReviewCreated], $"""
            select '{HookEvents.ReviewCreated}', n.shop_id, n.id, {Review} from new_rows n where n.created_at > {History}
            """),
        Row("reviews", "update of rating, title, text, pros, cons", "(old.rating, old.title, old.text, old.pros, old.cons) is distinct from (new.rating, new.title, new.text, new.pros, new.cons) and new.buyer_erased_at is null",
            [HookEvents.ReviewChanged], $"select '{HookEvents.ReviewChanged}', n.shop_id, n.id, {Review} from (select new.*) n"),
        Statement("questions", "insert", [HookEvents.QuestionCreated], $"select '{HookEvents.QuestionCreated}', n.shop_id, n.id, {Question} from new_rows n where n.created_at > {History}"),
        Row("questions", "update of text", "old.text is distinct from new.text", [HookEvents.QuestionChanged], $"select '{HookEvents.QuestionChanged}', n.shop_id, n.id, {Question} from (select new.*) n"),
        Statement("chat_messages", "insert", [HookEvents.ChatMessage], $"""
            select '{HookEvents.ChatMessage}', n.shop_id, n.chat_id, jsonb_build_object('id', n.chat_id, 'message', n.number, 'sender', hook_word(n.sender), 'sentAt', n.sent_at, 'files', jsonb_array_length(n.files))
            from new_rows n where n.sent_at > {History} order by n.sent_at
            """),
        Statement("orders", "insert", [HookEvents.OrderStage], $"""
            select '{HookEvents.OrderStage}', n.shop_id, n.id, {Order("null")} from new_rows n where coalesce(n.stage_at, n.ordered_at, n.received_at) > {History}
            """),
        Statement("orders", "update", [HookEvents.OrderStage], $"""
            select '{HookEvents.OrderStage}', n.shop_id, n.id, {Order("hook_word(o.stage)")} from new_rows n join old_rows o on o.id = n.id and o.shop_id = n.shop_id where n.stage <> o.stage
            """),
        Row("item_events", "insert", "new.item_kind = 'LateOrder' and new.kind in ('Arrived', 'Reopened')", [HookEvents.OrderLate], $"""
            select '{HookEvents.OrderLate}', n.shop_id, n.id, jsonb_build_object('id', n.id, 'number', n.number, 'stage', hook_word(n.stage), 'why', new.details ->> 'why', 'shipBy', n.ship_by, 'promisedAt', n.promised_at)
            from orders n where n.id = new.work_item_id and n.shop_id = new.shop_id
            """),
        Statement("complaints", "insert", [HookEvents.ComplaintOpened], $"""
            select '{HookEvents.ComplaintOpened}', n.shop_id, n.id,
              jsonb_build_object('id', n.id, 'number', n.number, 'kind', hook_word(n.kind), 'deed', 'opened', 'stage', hook_word(n.stage), 'reason', n.reason_code, 'cause', n.cause_code, 'orderNumber', n.order_number,
                'dueAt', n.due_at, 'marketplaceDueAt', n.marketplace_due_at)
            from new_rows n where n.opened_at > {History}
            """),
        Statement("complaint_moves", "insert", [HookEvents.ComplaintMoved], $"""
            select '{HookEvents.ComplaintMoved}', n.shop_id, n.complaint_id,
              jsonb_build_object('id', n.complaint_id, 'number', c.number, 'kind', hook_word(c.kind), 'deed', hook_word(n.deed), 'stage', hook_word(n.to_stage), 'from', hook_word(n.from_stage),
                'reason', c.reason_code, 'cause', c.cause_code, 'orderNumber', c.order_number, 'dueAt', c.due_at, 'marketplaceDueAt', c.marketplace_due_at)
            from new_rows n join complaints c on c.id = n.complaint_id and c.shop_id = n.shop_id where n.from_stage <> n.to_stage and n.at > {History} order by n.id
            """),
        Row("outgoing_replies", "update of state", "old.state is distinct from new.state and new.state in ('Submitted', 'InModeration', 'Confirmed', 'Rejected', 'Dead')",
            [HookEvents.ReplySent, HookEvents.ReplyConfirmed, HookEvents.ReplyRejected], $"""
            select case when n.state = 'Confirmed' then '{HookEvents.ReplyConfirmed}' when n.state in ('Rejected', 'Dead') then '{HookEvents.ReplyRejected}' else '{HookEvents.ReplySent}' end, n.shop_id, n.work_item_id,
              jsonb_build_object('id', n.work_item_id, 'replyId', n.id, 'kind', hook_word(n.kind), 'state', hook_word(n.state), 'error', n.error_code)
            from (select new.*) n where n.state not in ('Submitted', 'InModeration') or old.state not in ('Submitted', 'InModeration')
            """),
        Statement("point_entries", "insert", [HookEvents.PointsMoved], $"""
            select '{HookEvents.PointsMoved}', t.shop_id, t.buyer_id, jsonb_build_object('id', t.id, 'buyerId', t.buyer_id, 'kind', hook_word(t.kind), 'orderId', t.order_id,
              'available', coalesce(sum(n.amount) filter (where n.place = 'Available'), 0), 'pending', coalesce(sum(n.amount) filter (where n.place = 'Pending'), 0), 'debt', -coalesce(sum(n.amount) filter (where n.place = 'Debt'), 0))
            from new_rows n join point_transactions t on t.id = n.transaction_id group by t.id order by t.at, t.id
            """),
        Statement("tier_moves", "insert", [HookEvents.TierChanged], $"""
            select '{HookEvents.TierChanged}', null::uuid, n.buyer_id, jsonb_build_object('id', n.id, 'buyerId', n.buyer_id, 'from', f.name, 'to', t.name, 'cause', hook_word(n.cause), 'at', n.at)
            from new_rows n left join loyalty_tiers f on f.id = n.from_id left join loyalty_tiers t on t.id = n.to_id order by n.at, n.id
            """),
        Statement("survey_answers", "insert", [HookEvents.SurveyAnswered], $"""
            select '{HookEvents.SurveyAnswered}', n.shop_id, n.id, jsonb_build_object('id', n.id, 'surveyId', n.survey_id, 'score', n.score, 'band', hook_word(n.band), 'reasons', to_jsonb(n.reasons), 'orderNumber', n.order_number,
              'productId', n.product_id, 'at', n.at) from new_rows n
            """),
        Statement("alerts", "insert", [HookEvents.AlertRaised], $"""
            select '{HookEvents.AlertRaised}', n.shop_id, n.id, jsonb_build_object('id', n.id, 'kind', hook_word(n.kind), 'severity', hook_word(n.severity), 'link', n.link, 'createdAt', n.created_at) from new_rows n
            """),
    ];

    public static string Up { get; } = $"""
        create function hook_word(word text) returns text language sql immutable strict as $body$ select lower(left(word, 1)) || substr(word, 2) $body$;

        {string.Join("\n", Sources.Select(source => $"""
            create function {source.Name}() returns trigger language plpgsql as $body$
            begin
              if not exists (select 1 from hooks where is_on and events && array['{string.Join("', '", source.Kinds)}']::text[]) then
                return null;
              end if;
              with news (kind, shop_id, subject_id, facts) as (
                {source.Body}
              ), told as (
                insert into hook_events (kind, shop_id, subject_id, facts)
                select s.kind, s.shop_id::uuid, s.subject_id, jsonb_strip_nulls(s.facts) from news s where exists (select 1 from hooks h where {Wants("s")})
                returning id, place, kind, shop_id, subject_id
              )
              insert into hook_deliveries (hook_id, event_id, place, subject_id) select h.id, t.id, t.place, t.subject_id from told t join hooks h on {Wants("t")};
              return null;
            end $body$;
            create trigger {source.Name} {source.When} execute function {source.Name}();
            """))}
        """;

    public static string Down { get; } = $"""
        {string.Join("\n", Sources.Select(source => $"drop trigger {source.Name} on {source.Table};\ndrop function {source.Name}();"))}
        drop function hook_word(text);
        """;

    private static (string, string, string, string[], string) Statement(string table, string verb, string[] kinds, string body)
    {
        var rows = verb == "update" ? "old table as old_rows new table as new_rows" : "new table as new_rows";
        return ($"{table}_hook_{verb}", table, $"after {verb} on {table} referencing {rows} for each statement", kinds, body);
    }

    private static (string, string, string, string[], string) Row(string table, string verb, string when, string[] kinds, string body) =>
        ($"{table}_hook_{verb[..6]}", table, $"after {verb} on {table} for each row when ({when})", kinds, body);
}
