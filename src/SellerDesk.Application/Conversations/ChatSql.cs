using SellerDesk.Application.Data;

namespace SellerDesk.Application.Conversations;

/// <summary>The statements between <c>staged_chats</c>, <c>staged_messages</c> and the chats, in the order in which they run.</summary>
internal static class ChatSql
{
    public const string ChatColumns = """
        id uuid, number text, kind text, status_raw text, order_number text, return_number text, product_number text, buyer_name text, buyer_number text,
        started_at timestamptz, writable_until timestamptz, facts jsonb, is_new boolean, product_id uuid
        """;

    public const string MessageColumns =
        "chat_number text, number text, sender text, sender_raw text, text text, sent_at timestamptz, files jsonb, is_thanks boolean";

    /// <summary>Finds the chats and products that are there.</summary>
    public const string Recognise = """
        update staged_chats s set id = coalesce(c.id, s.id), is_new = c.id is null, product_id = p.id
        from staged_chats g left join chats c on c.shop_id = @shop and c.number = g.number left join products p on p.shop_id = @shop and p.number = g.product_number
        where g.number = s.number
        """;

    private static readonly string[] Kept =
        ["status_raw", "order_number", "return_number", "product_id", "buyer_name", "buyer_number", "started_at", "writable_until"];

    public static string InsertChats { get; } = $"""
        insert into chats (id, shop_id, number, kind, {string.Join(", ", Kept)}, awaits_seller, facts, received_at)
        select id, @shop, number, kind, {string.Join(", ", Kept)}, false, facts, @now from staged_chats where is_new
        """;

    /// <summary>Keeps the chats in which something was written or changed, and whether a buyer or the shop wrote something new.</summary>
    public const string MergeMessages = """
        create temporary table touched_chats on commit drop as
        with said as (
          select c.id as chat_id, m.* from staged_messages m join staged_chats c on c.number = m.chat_number
        ), fresh as (
          insert into chat_messages (chat_id, shop_id, number, sender, sender_raw, text, sent_at, files, is_thanks, received_at)
          select s.chat_id, @shop, s.number, s.sender, s.sender_raw, s.text, s.sent_at, s.files, s.is_thanks, @now from said s
          where not exists (select 1 from chat_messages m where m.chat_id = s.chat_id and m.number = s.number and m.shop_id = @shop)
          returning chat_id, sender
        ), changed as (
          update chat_messages m set sender = s.sender, sender_raw = coalesce(s.sender_raw, m.sender_raw), text = s.text, sent_at = s.sent_at, files = s.files, is_thanks = s.is_thanks
          from said s where m.chat_id = s.chat_id and m.number = s.number and m.shop_id = @shop
            and (s.sender, coalesce(s.sender_raw, m.sender_raw), s.text, s.sent_at, s.files) is distinct from (m.sender, m.sender_raw, m.text, m.sent_at, m.files)
          returning m.chat_id
        )
        select chat_id, bool_or(sender = 'Buyer') as buyer_wrote, bool_or(sender = 'Seller') as seller_wrote
        from (select chat_id, sender from fresh union all select chat_id, '' from changed) as written group by chat_id
        """;

    /// <summary>
    /// Answers (new, changed). A source that does not know the kind says "Buyer", which takes no other kind away. What the marketplace, an arbiter
    /// or an unknown sender writes between leaves the turn where it is; so does a buyer who after our answer only thanks.
    /// </summary>
    public static string UpdateChats { get; } = $"""
        with said as (
          select s.*, exists (select 1 from touched_chats t where t.chat_id = s.id) as touched from staged_chats s
        ), changed as (
          update chats c set kind = case when s.kind = 'Buyer' then c.kind else s.kind end, facts = c.facts || s.facts,
            {string.Join(", ", Kept.Select(column => $"{column} = coalesce(s.{column}, c.{column})"))},
            last_message_at = (select max(m.sent_at) from chat_messages m where m.chat_id = c.id and m.shop_id = @shop),
            awaits_seller = (case when s.kind = 'Buyer' then c.kind else s.kind end) <> 'Support' and exists (
              select 1 from (values (1)) as one
              left join lateral (select o.sent_at, length(o.number) as size, o.number from chat_messages o where o.chat_id = c.id and o.shop_id = @shop and o.sender = 'Seller'
                order by o.sent_at desc, length(o.number) desc, o.number desc limit 1) as ours on true
              join chat_messages m on m.chat_id = c.id and m.shop_id = @shop and m.sender = 'Buyer'
                and (ours.sent_at is null or ((m.sent_at, length(m.number), m.number) > (ours.sent_at, ours.size, ours.number) and (not m.is_thanks or c.kind <> 'Buyer' or s.kind <> 'Buyer'))))
          from said s
          where c.id = s.id and c.shop_id = @shop
            and (s.touched or (s.kind <> 'Buyer' and s.kind <> c.kind) or not c.facts @> s.facts or {UpsertSql.Differs(Kept, "s", "c")})
          returning s.is_new
        )
        select (select count(*) from staged_chats where is_new)::int, (select count(*) from changed where not is_new)::int
        """;
}
