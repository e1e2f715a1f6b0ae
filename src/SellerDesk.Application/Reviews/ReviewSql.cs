namespace SellerDesk.Application.Reviews;

/// <summary>The statements between <c>staged_reviews</c> and <c>reviews</c>.</summary>
internal static class ReviewSql
{
    public const string InsertReviews = """
        insert into reviews (id, shop_id, number, text_digest, answer_digest, product_id, order_number, rating, title, text, pros, cons, author, created_at,
          photo_urls, video_url, facts, answer_text, answer_state, answer_state_raw, answer_editable, answered_at, received_at)
        select s.id, @shop, s.number, s.text_digest, s.answer_digest, p.id, s.order_number, s.rating, s.title, s.text, s.pros, s.cons, s.author, s.created_at,
          s.photo_urls, s.video_url, s.facts, s.answer_text, s.answer_state, s.answer_state_raw, s.answer_editable, s.answered_at, @now
        from staged_reviews s left join products p on p.shop_id = @shop and p.number = s.product_number
        where s.is_new
        """;

    public const string UpdateTexts = """
        update reviews r set text_digest = s.text_digest, product_id = p.id, order_number = s.order_number, rating = s.rating, title = s.title, text = s.text,
          pros = s.pros, cons = s.cons, author = s.author, photo_urls = s.photo_urls, video_url = s.video_url, facts = s.facts
        from staged_reviews s left join products p on p.shop_id = @shop and p.number = s.product_number
        where r.id = s.id and r.shop_id = @shop and s.text_changed and not s.is_new
        """;

    public const string UpdateAnswers = """
        update reviews r set answer_digest = s.answer_digest, answer_text = s.answer_text, answer_state = s.answer_state, answer_state_raw = s.answer_state_raw,
          answer_editable = s.answer_editable, answered_at = coalesce(s.answered_at, r.answered_at, case when s.answer_text is not null then @now end)
        from staged_reviews s
        where r.id = s.id and r.shop_id = @shop and s.answer_changed and not s.is_new
        """;
}
