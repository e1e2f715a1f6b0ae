namespace SellerDesk.Application.Reviews;

/// <summary>
/// Statements that make the rollups of one day of one shop anew. Parameters: @shop, @day, @from and @to (the day's ends). The whole shop has a row of its own
/// beside its products (<c>RatingDay.WholeShop</c>), so that a year of a shop is a few thousand rows, however many products it has.
/// </summary>
internal static class ReviewDaySql
{
    private const string WholeShop = "'00000000-0000-0000-0000-000000000000'::uuid";

    private const string OfTheDay = "w.shop_id = @shop and w.created_at >= @from and w.created_at < @to and w.kind = 'Review'";

    private const string ProductOrShop = $"""
        case when grouping(product_id) = 1 then {WholeShop} else product_id end
        """;

    private const string ByProductAndShop = "having (grouping(product_id) = 1 or product_id is not null) and count(*) > 0";

    public const string Ratings = $"""
        delete from rating_days where shop_id = @shop and day = @day;
        insert into rating_days (shop_id, day, product_id, one, two, three, four, five)
        select @shop, @day, {ProductOrShop}, count(*) filter (where rating = 1), count(*) filter (where rating = 2), count(*) filter (where rating = 3),
          count(*) filter (where rating = 4), count(*) filter (where rating = 5)
        from work_items w where {OfTheDay} group by grouping sets ((product_id), ()) {ByProductAndShop};
        """;

    /// <summary>A review counts once per topic: blame when anything of it is blamed, else praise when anything is praised.</summary>
    public const string Topics = $"""
        delete from topic_days where shop_id = @shop and day = @day;
        insert into topic_days (shop_id, day, topic, product_id, praise, blame, neutral)
        select @shop, @day, topic, {ProductOrShop}, count(*) filter (where praised and not blamed), count(*) filter (where blamed), count(*) filter (where not praised and not blamed)
        from (
          select w.id, w.product_id, t ->> 'code' as topic, bool_or(lower(t ->> 'tone') = 'praise') as praised, bool_or(lower(t ->> 'tone') = 'blame') as blamed
          from work_items w join readings r on r.work_item_id = w.id and r.shop_id = w.shop_id cross join lateral jsonb_array_elements(r.topics) t
          where {OfTheDay} and t ->> 'code' is not null group by 1, 2, 3
        ) said group by grouping sets ((topic, product_id), (topic)) {ByProductAndShop};
        """;

    public const string Texts = $"""
        select v.product_id, v.title, v.text, v.pros, v.cons, v.rating, r.sentiment
        from work_items w join reviews v on v.id = w.id and v.shop_id = w.shop_id left join readings r on r.work_item_id = w.id and r.shop_id = w.shop_id
        where {OfTheDay} and w.has_text
        """;

    public const string Words = """
        delete from word_days where shop_id = @shop and day = @day;
        insert into word_days (shop_id, day, stem, shown, product_id, praise, blame, neutral)
        select @shop, @day, * from unnest(@stems, @shown, @products, @praise, @blame, @neutral);
        """;
}
