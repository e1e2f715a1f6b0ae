namespace SellerDesk.Application.Reading;

/// <summary>The statements between unread items and their readings.</summary>
internal static class ReadingSql
{
    /// <summary>What a buyer wrote, its parts one under the other; places in readings count in this. Null where nothing is left of it.</summary>
    public const string Words = """
        case w.kind
          when 'Review' then (select concat_ws(e'\n', nullif(r.text, ''), nullif(r.title, ''), nullif(r.pros, ''), nullif(r.cons, '')) from reviews r where r.id = w.id and r.shop_id = w.shop_id)
          when 'Question' then (select q.text from questions q where q.id = w.id and q.shop_id = w.shop_id)
          else (select string_agg(said.text, e'\n' order by said.sent_at) from (
            select m.text, m.sent_at from chat_messages m where m.chat_id = w.id and m.shop_id = w.shop_id and m.sender = 'Buyer' and m.text <> ''
            order by m.sent_at desc limit 5) said)
        end
        """;

    /// <summary>The newest first: what came in now does not wait for a year that was just pulled. Rows that another node reads are left to it.</summary>
    public const string Next = $"""
        select w.id, w.shop_id, w.kind, w.rating, w.has_photo, w.product_id, w.created_at, coalesce({Words}, ''), p.category,
          case when w.kind = 'Review' then (select r.facts ->> 'fit' from reviews r where r.id = w.id and r.shop_id = w.shop_id) end
        from (
          select id, shop_id, kind, rating, has_photo, product_id, created_at from work_items
          where sentiment is null and has_text order by id desc limit @slice for update skip locked
        ) w left join products p on p.id = w.product_id and p.shop_id = w.shop_id
        """;

    public const string Columns = "id uuid, shop_id uuid, sentiment smallint, scores text, topics text, codes text[], flags text[]";

    public const string Mark = """
        update work_items w set sentiment = s.sentiment, topics = s.codes, flags = s.flags
        from staged_readings s where w.id = s.id and w.shop_id = s.shop_id
        """;

    public const string Keep = """
        insert into readings (work_item_id, shop_id, model_version, sentiment, scores, topics, flags, read_at)
        select id, shop_id, @version, sentiment, scores::jsonb, topics::jsonb, flags, @now from staged_readings
        on conflict (work_item_id, shop_id) do update set model_version = excluded.model_version, sentiment = excluded.sentiment, scores = excluded.scores,
          topics = excluded.topics, flags = excluded.flags, read_at = excluded.read_at, corrected_by = null, corrected_at = null, before = null
        """;

    /// <summary>Topics that were blamed at least three times in a product in a month.</summary>
    public const string LatelyBlamed = """
        select product_id, topic from topic_days where product_id = any(@products) and shop_id = any(@shops) and day > @since and topic not like '-%'
        group by product_id, topic having sum(blame) >= 3
        """;

    /// <summary>Low reviews of a product around those that are read now.</summary>
    public const string LowReviews = """
        select w.product_id, w.id, w.rating, coalesce(r.text, ''), w.author, w.created_at
        from work_items w join reviews r on r.id = w.id and r.shop_id = w.shop_id
        where w.shop_id = any(@shops) and w.product_id = any(@products) and w.created_at >= @since and w.kind = 'Review' and w.rating <= 2
        order by w.created_at desc limit 5000
        """;

    /// <summary>One-star reviews of a product a day, over the three months before.</summary>
    public const string UsualOnes = """
        select product_id, sum(one) / 90.0 from rating_days where product_id = any(@products) and shop_id = any(@shops) and day >= @from and day < @since group by product_id
        """;

    /// <summary>Earlier reviews that turn out to belong to a series.</summary>
    public const string JoinSeries = """
        update work_items set flags = array_append(flags, 'attack') where id = any(@ids) and shop_id = any(@shops) and not flags @> array['attack'] and sentiment is not null
        """;
}
