using SellerDesk.Application.Data;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.Conversations;

/// <summary>
/// The statements between <c>followed_chats</c> (which chats, and who of both sides wrote something new) and their work items. An item has its
/// chat's id; it is as old as the first message that the buyer waits for, so that each new turn of a conversation has a clock of its own.
/// </summary>
internal static class ChatItemSql
{
    public const string FollowedColumns = "chat_id uuid, buyer_wrote boolean, seller_wrote boolean";

    /// <summary>What was written last is looked for; what was said long ago is found by opening the chat.</summary>
    private const int SearchedMessages = 30;

    private const int SearchedLength = 500;

    /// <summary>Unanswered for longer when first seen is history: whoever wrote into a chat a week ago has asked elsewhere since (docs/decisions/0011).</summary>
    private const int HistoryDays = 7;

    /// <summary>Later in the conversation: by time, then by the marketplace's number.</summary>
    private const string Later = "m.sent_at desc, length(m.number) desc, m.number desc";

    /// <summary>After our answer the buyer only thanked: nobody waits. In a dispute every word counts.</summary>
    private static readonly string Thanked = $"(coalesce(waits.thanks, false) and ours.sent_at is not null and c.kind = '{ChatKind.Buyer}')";

    private static readonly string Over = string.Join(", ", Chat.OverWords.Select(word => $"'{word}'"));

    private const string ClockOf = $"case when c.kind = '{nameof(ChatKind.Arbitration)}' then '{TimeOf.Arbitration}' else '{TimeOf.Chat}' end";

    /// <summary>The policy's clock for each, worked out outside.</summary>
    public const string TakeClocks = """
        update staged_chat_items s set due_at = t.due, warn_at = t.warn, clock_minutes = t.minutes, clock_working = t.working, clock_version = t.version
        from unnest(@ids, @due, @warn, @minutes, @working, @versions) as t(id, due, warn, minutes, working, version) where t.id = s.id
        """;

    /// <summary>Works out what each item is to show. Chats of the marketplace's own support, and those in which nobody wrote, make none.</summary>
    public static string Stage { get; } = $"""
        create temporary table staged_chat_items on commit drop as
        select c.id, coalesce(f.buyer_wrote, false) as buyer_wrote, coalesce(f.seller_wrote, false) as seller_wrote, ours.sent_at as answered_at,
          {Thanked} as is_thanked, case when not {Thanked} then waits.since end as since,
          upper(coalesce(c.status_raw, '')) in ({Over}) or coalesce(c.writable_until <= @now, false) as is_shut,
          waits.since > @now - interval '{HistoryDays} days' as is_recent,
          coalesce(waits.since, said.sent_at, last.sent_at) as created_at, {ClockOf} as clock_of,
          null::timestamptz as due_at, null::timestamptz as warn_at, null::int as clock_minutes, null::boolean as clock_working, null::uuid as clock_version,
          coalesce(waits.photo, false) as has_photo, coalesce(said.text, last.text) <> '' as has_text,
          {Preview("btrim(regexp_replace(coalesce(said.text, last.text), '\\s+', ' ', 'g'))")} as preview,
          c.buyer_name as author, c.product_id, p.name as product_name, c.writable_until,
          {SearchedWords.Vector("concat_ws(' ', talk.words, p.name, p.article, c.buyer_name, c.order_number)")} as search
        from followed_chats f join chats c on c.id = f.chat_id and c.shop_id = @shop
        left join products p on p.id = c.product_id and p.shop_id = c.shop_id
        {Lateral("select m.sent_at, length(m.number) as size, m.number", "m.sender = 'Seller'", $"order by {Later} limit 1", "ours")}
        {Lateral("select min(m.sent_at) as since, bool_and(m.is_thanks) as thanks, bool_or(m.files @> '[{\"kind\": \"image\"}]') as photo",
            "m.sender = 'Buyer' and (ours.sent_at is null or (m.sent_at, length(m.number), m.number) > (ours.sent_at, ours.size, ours.number))", "", "waits")}
        {Lateral("select m.text, m.sent_at", "m.sender = 'Buyer' and (waits.since is null or m.sent_at >= waits.since)", $"order by (m.text <> '') desc, {Later} limit 1", "said")}
        {Lateral("select m.text, m.sent_at", "true", $"order by {Later} limit 1", "last")}
        left join lateral (select string_agg(left(t.text, {SearchedLength}), ' ') as words from (
          select m.text from chat_messages m where m.chat_id = c.id and m.shop_id = c.shop_id order by {Later} limit {SearchedMessages}) as t) as talk on true
        where c.kind <> '{ChatKind.Support}' and last.sent_at is not null
        """;

    /// <summary>Open when the buyer waits, lately, and an answer can still be sent; everything else is history.</summary>
    public const string Insert = """
        insert into work_items (id, shop_id, kind, state, created_at, due_at, has_text, has_photo, unread, author, preview, product_id, product_name,
          reply_state, closed_at, first_answered_at, marketplace_due_at, search)
        select s.id, @shop, 'Chat', case when is_work then 'Open' else 'Closed' end, s.created_at, s.due_at, s.has_text, s.has_photo, is_work,
          s.author, s.preview, s.product_id, s.product_name, case when s.since is null and s.answered_at is not null then 'Published' else 'None' end,
          case when not is_work then case when s.since is null then coalesce(s.answered_at, @now) else @now end end,
          case when s.since is null and s.answered_at >= s.created_at then s.answered_at end, s.writable_until, s.search
        from (select *, coalesce(is_recent, false) and not is_shut and not is_thanked as is_work from staged_chat_items) as s
        where not exists (select 1 from work_items w where w.id = s.id and w.shop_id = @shop)
        """;

    /// <summary>
    /// Moves the items that are there. One whose reply is on its way is left alone: when the reply has ended, it follows. A new message of the buyer
    /// opens what was closed, and what was put off until then; one that only thanks for our answer leaves it closed, which its history says. An answer
    /// from the marketplace's own cabinet closes; so does a window that is over.
    /// </summary>
    public const string Update = """
        with was as (
          select w.id, w.state, case
              when w.state in ('Open', 'Snoozed') and (s.is_shut or (s.seller_wrote and s.since is null)) then 'Closed'
              when s.buyer_wrote and s.is_recent and not s.is_shut and ((w.state = 'Closed' and not s.is_thanked) or (w.state = 'Snoozed' and w.snooze_wake = 'BuyerWrites')) then 'Open'
              else w.state end as next
          from work_items w join staged_chat_items s on s.id = w.id where w.shop_id = @shop and w.state <> 'Answering' order by w.id for update of w
        ), moved as (
          update work_items w set
            state = was.next,
            closed_at = case when was.next <> 'Closed' then null else coalesce(w.closed_at, @now) end,
            snoozed_until = case when was.next = 'Snoozed' then w.snoozed_until end,
            snooze_wake = case when was.next <> 'Closed' and was.state <> 'Closed' then w.snooze_wake end,
            merged_into = case when was.state = 'Closed' and was.next = 'Open' then null else w.merged_into end,
            reply_state = case when was.state = 'Closed' and was.next = 'Open' then 'None' when was.state <> 'Closed' and was.next = 'Closed' and s.since is null then 'Published' else w.reply_state end,
            first_answered_at = case when was.state = 'Closed' and was.next = 'Open' then null when was.state <> 'Closed' and was.next = 'Closed' and s.since is null then coalesce(w.first_answered_at, s.answered_at) else w.first_answered_at end,
            unread = was.next <> 'Closed' and (w.unread or s.buyer_wrote),
            created_at = case when was.next <> 'Closed' and s.since is not null then s.since else w.created_at end,
            due_at = case when was.next <> 'Closed' and s.since is not null then s.due_at else w.due_at end,
            has_text = s.has_text, has_photo = s.has_photo, author = s.author, preview = s.preview, product_id = s.product_id, product_name = s.product_name,
            marketplace_due_at = s.writable_until, search = s.search
          from was join staged_chat_items s on s.id = was.id
          where w.id = was.id and w.shop_id = @shop and (was.next <> was.state or s.buyer_wrote or s.seller_wrote
            or (w.author, w.preview, w.product_id, w.product_name, w.marketplace_due_at, w.has_photo, w.search) is distinct from (s.author, s.preview, s.product_id, s.product_name, s.writable_until, s.has_photo, s.search))
          returning w.id, was.state as before, was.next as after, s.buyer_wrote, s.is_shut, s.is_thanked
        )
        insert into item_events (shop_id, work_item_id, item_kind, kind, at, details)
        select @shop, id, 'Chat', case when after = 'Closed' and before <> 'Closed' then 'Closed' when before = 'Snoozed' and after = 'Open' then 'Woken' else 'BuyerWrote' end, @now,
          case when after = 'Closed' and before <> 'Closed' then jsonb_build_object('why', case when is_shut then 'window' else 'elsewhere' end)
            when after = 'Closed' then jsonb_build_object('why', 'thanks')
            when before = 'Snoozed' and after = 'Open' then jsonb_build_object('because', 'BuyerWrites') else '{}' end
        from moved where (after = 'Closed' and before <> 'Closed') or (buyer_wrote and (after <> 'Closed' or is_thanked))
        """;

    private static string Preview(string words) =>
        $"case when length({words}) > {WorkItem.PreviewLength} then left({words}, {WorkItem.PreviewLength - 1}) || '…' else {words} end";

    private static string Lateral(string select, string where, string tail, string name) =>
        $"left join lateral ({select} from chat_messages m where m.chat_id = c.id and m.shop_id = c.shop_id and {where} {tail}) as {name} on true";
}
