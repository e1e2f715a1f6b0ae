namespace SellerDesk.Application.Data;

/// <summary>
/// Chats that a desk had before they were work get their items: what the writer of chats makes of them, as it was when they became work. Part of a
/// migration, so it stays as it is.
/// </summary>
internal static class ChatItemsUpgrade
{
    public const string Up = """
        insert into work_items (id, shop_id, kind, state, created_at, due_at, has_text, has_photo, unread, author, preview, product_id, product_name,
          reply_state, closed_at, first_answered_at, marketplace_due_at, search)
        select s.id, s.shop_id, 'Chat', case when is_work then 'Open' else 'Closed' end, s.written_at, s.written_at + s.target, s.words <> '', s.has_photo, is_work, s.buyer_name,
          case when length(s.words) > 160 then left(s.words, 159) || '…' else s.words end, s.product_id, s.product_name,
          case when s.since is null and s.answered_at is not null then 'Published' else 'None' end,
          case when not is_work then case when s.since is null then coalesce(s.answered_at, now()) else now() end end,
          case when s.since is null and s.answered_at >= s.written_at then s.answered_at end, s.writable_until, s.search
        from (
          select *, coalesce(since > now() - interval '30 days', false) and coalesce(upper(status_raw), '') not in ('CLOSED', 'FINISHED')
            and coalesce(writable_until > now(), true) as is_work
          from (
            select c.id, c.shop_id, c.status_raw, c.buyer_name, c.product_id, c.writable_until, p.name as product_name, waits.since, ours.sent_at as answered_at,
              coalesce(waits.since, said.sent_at, last.sent_at) as written_at, case when c.kind = 'Arbitration' then interval '1 hour' else interval '2 hours' end as target,
              coalesce(waits.photo, false) as has_photo, btrim(regexp_replace(coalesce(said.text, last.text), '\s+', ' ', 'g')) as words,
              to_tsvector('russian', concat_ws(' ', talk.words, p.name, p.article, c.buyer_name, c.order_number)) as search
            from chats c
            left join products p on p.id = c.product_id and p.shop_id = c.shop_id
            left join lateral (select m.sent_at, length(m.number) as size, m.number from chat_messages m where m.chat_id = c.id and m.shop_id = c.shop_id and m.sender = 'Seller'
              order by m.sent_at desc, length(m.number) desc, m.number desc limit 1) as ours on true
            left join lateral (select min(m.sent_at) as since, bool_or(m.files @> '[{"kind": "image"}]') as photo from chat_messages m
              where m.chat_id = c.id and m.shop_id = c.shop_id and m.sender = 'Buyer'
                and (ours.sent_at is null or (m.sent_at, length(m.number), m.number) > (ours.sent_at, ours.size, ours.number))) as waits on true
            left join lateral (select m.text, m.sent_at from chat_messages m where m.chat_id = c.id and m.shop_id = c.shop_id and m.sender = 'Buyer'
              and (waits.since is null or m.sent_at >= waits.since) order by (m.text <> '') desc, m.sent_at desc limit 1) as said on true
            left join lateral (select m.text, m.sent_at from chat_messages m where m.chat_id = c.id and m.shop_id = c.shop_id order by m.sent_at desc limit 1) as last on true
            left join lateral (select string_agg(left(t.text, 500), ' ') as words from (select m.text from chat_messages m where m.chat_id = c.id and m.shop_id = c.shop_id
              order by m.sent_at desc limit 30) as t) as talk on true
            where c.kind <> 'Support' and last.sent_at is not null
          ) as told
        ) as s
        where not exists (select 1 from work_items w where w.id = s.id and w.shop_id = s.shop_id);
        """;
}
