namespace SellerDesk.Application.Data;

/// <summary>
/// What a desk had before negations were searched for is made anew where there is one: what <see cref="SearchedWords"/> made of it when they came. Part
/// of a migration, so it stays as it is. Nothing that is counted or told changes, so the triggers rest meanwhile.
/// </summary>
internal static class SearchedWordsUpgrade
{
    public const string Up = $"""
        alter table work_items disable trigger user;

        update work_items w set search = {Vector}
        from (select id, shop_id, left(concat_ws(' ', nullif(title, ''), nullif(text, ''), nullif(pros, ''), nullif(cons, '')), 20000) as words from reviews) s
        where w.kind = 'Review' and {Same};

        update work_items w set search = {Vector}
        from (select id, shop_id, left(text, 20000) as words from questions) s
        where w.kind = 'Question' and {Same};

        update work_items w set search = {Vector}
        from (select c.id, c.shop_id, concat_ws(' ', c.order_number, (select string_agg(left(t.text, 500), ' ') from (select m.text from chat_messages m
          where m.chat_id = c.id and m.shop_id = c.shop_id order by m.sent_at desc limit 30) as t)) as words from chats c) s
        where w.kind = 'Chat' and {Same};

        alter table work_items enable trigger user;
        """;

    private const string Negation = @"\m(не|ни|нет|без)\M";

    private const string Same = $"w.id = s.id and w.shop_id = s.shop_id and s.words ~* '{Negation}'";

    private const string Vector = $"""
        to_tsvector('russian', regexp_replace(concat_ws(' ', s.words, w.product_name,
          (select p.article from products p where p.id = w.product_id and p.shop_id = w.shop_id), w.author), '{Negation}', 'ъ\1', 'gi'))
        """;
}
