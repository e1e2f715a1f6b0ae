using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Reviews;

/// <summary>Something that people say, and how often it was praise or blame.</summary>
/// <param name="Key">Stems of the word, or the topic's code.</param>
/// <param name="BlameBefore">Blame in as many days before.</param>
/// <param name="IsBurst">More often blamed than before, beyond noise.</param>
public sealed record SaidRow(string Key, string Shown, int Praise, int Blame, int Neutral, int BlameBefore, bool IsBurst)
{
    public int All => Praise + Blame + Neutral;

    public double BlameShare => All == 0 ? 0 : (double)Blame / All;
}

/// <summary>One point of a topic's line.</summary>
public sealed record SaidPoint(string Topic, DateOnly From, int Praise, int Blame, int Neutral);

/// <summary>A product or a category that the filter offers.</summary>
public sealed record SaidChoice(Guid? Product, string Name);

/// <param name="Reviews">With and without text, of the whole period.</param>
public sealed record SaidBoard(
    int Reviews, IReadOnlyList<SaidRow> Words, IReadOnlyList<SaidRow> Topics, IReadOnlyList<SaidPoint> Points, IReadOnlyList<SaidChoice> Products, IReadOnlyList<string> Categories, string? ProductName);

/// <summary>What people say in reviews: words and topics with praise and blame, summed from rollups of days.</summary>
public sealed class WordBoard(ScopedDb database)
{
    public const int MostWords = 150;

    /// <summary>What was said fewer times in the period is left out.</summary>
    public const int FewestTimes = 2;

    public async Task<SaidBoard> LoadAsync(SaidFilter filter, DateOnly today, CancellationToken cancel)
    {
        await using var db = await database.OpenReadingAsync(cancel);
        var ask = await SaidAsk.OfAsync(db, filter, today, cancel);
        var (now, before) = (await ReviewsAsync(db, ask, ask.From, ask.To, cancel), await ReviewsAsync(db, ask, ask.Before, ask.From, cancel));
        return new SaidBoard(
            now,
            WithBursts(await WordsAsync(db, ask, cancel), now, before),
            WithBursts(await TopicsAsync(db, ask, cancel), now, before),
            await PointsAsync(db, ask, filter.PointDays, cancel),
            await ProductsAsync(db, ask, cancel),
            await CategoriesAsync(db, ask, cancel),
            filter.Product is { } product ? await db.Database.SqlQuery<string>($"select name as \"Value\" from products where id = {product} and ({ask.All} or shop_id = any({ask.Shops}))").FirstOrDefaultAsync(cancel) : null);
    }

    private static Task<List<Counted>> WordsAsync(SellerDeskDb db, SaidAsk ask, CancellationToken cancel) => db.Database.SqlQuery<Counted>($"""
        select stem as "Key", (array_agg(shown order by praise + blame + neutral desc, shown))[1] as "Shown",
          coalesce(sum(praise) filter (where day > {ask.From}), 0)::int as "Praise", coalesce(sum(blame) filter (where day > {ask.From}), 0)::int as "Blame",
          coalesce(sum(neutral) filter (where day > {ask.From}), 0)::int as "Neutral", coalesce(sum(blame) filter (where day <= {ask.From}), 0)::int as "BlameBefore"
        from word_days where ({ask.All} or shop_id = any({ask.Shops})) and product_id = any({ask.Products}) and day > {ask.Before} and day <= {ask.To}
        group by stem having sum(praise + blame + neutral) filter (where day > {ask.From}) >= {FewestTimes}
        order by sum(praise + blame + neutral) filter (where day > {ask.From}) desc, stem limit {MostWords}
        """).ToListAsync(cancel);

    private static Task<List<Counted>> TopicsAsync(SellerDeskDb db, SaidAsk ask, CancellationToken cancel) => db.Database.SqlQuery<Counted>($"""
        select topic as "Key", topic as "Shown",
          coalesce(sum(praise) filter (where day > {ask.From}), 0)::int as "Praise", coalesce(sum(blame) filter (where day > {ask.From}), 0)::int as "Blame",
          coalesce(sum(neutral) filter (where day > {ask.From}), 0)::int as "Neutral", coalesce(sum(blame) filter (where day <= {ask.From}), 0)::int as "BlameBefore"
        from topic_days where ({ask.All} or shop_id = any({ask.Shops})) and product_id = any({ask.Products}) and day > {ask.Before} and day <= {ask.To}
        group by topic having sum(praise + blame + neutral) filter (where day > {ask.From}) > 0
        order by sum(praise + blame + neutral) filter (where day > {ask.From}) desc, topic
        """).ToListAsync(cancel);

    private static Task<List<SaidPoint>> PointsAsync(SellerDeskDb db, SaidAsk ask, int days, CancellationToken cancel) => db.Database.SqlQuery<SaidPoint>($"""
        select topic as "Topic", ({ask.From}::date + 1 + ((day - {ask.From}::date - 1) / {days}) * {days})::date as "From",
          sum(praise)::int as "Praise", sum(blame)::int as "Blame", sum(neutral)::int as "Neutral"
        from topic_days where ({ask.All} or shop_id = any({ask.Shops})) and product_id = any({ask.Products}) and day > {ask.From} and day <= {ask.To}
        group by 1, 2 order by 1, 2
        """).ToListAsync(cancel);

    private static Task<int> ReviewsAsync(SellerDeskDb db, SaidAsk ask, DateOnly from, DateOnly to, CancellationToken cancel) => db.Database.SqlQuery<int>($"""
        select coalesce(sum(one + two + three + four + five), 0)::int as "Value"
        from rating_days where ({ask.All} or shop_id = any({ask.Shops})) and product_id = any({ask.Products}) and day > {from} and day <= {to}
        """).SingleAsync(cancel);

    // The thirty most reviewed of the last weeks: others are reached from their own pages and reviews.
    private static Task<List<SaidChoice>> ProductsAsync(SellerDeskDb db, SaidAsk ask, CancellationToken cancel) => db.Database.SqlQuery<SaidChoice>($"""
        select p.id as "Product", p.name as "Name" from (
          select shop_id, product_id, sum(one + two + three + four + five) as n from rating_days
          where ({ask.All} or shop_id = any({ask.Shops})) and day > {ask.Newest} and product_id <> {RatingDay.WholeShop.Value} group by 1, 2 order by n desc, product_id limit 30
        ) d join products p on p.id = d.product_id and p.shop_id = d.shop_id order by d.n desc, p.id
        """).ToListAsync(cancel);

    private static Task<List<string>> CategoriesAsync(SellerDeskDb db, SaidAsk ask, CancellationToken cancel) => db.Database.SqlQuery<string>($"""
        select distinct p.category as "Value" from (
          select distinct shop_id, product_id from rating_days where ({ask.All} or shop_id = any({ask.Shops})) and day > {ask.Newest} and product_id <> {RatingDay.WholeShop.Value}
        ) d join products p on p.id = d.product_id and p.shop_id = d.shop_id where p.category is not null order by 1 limit 30
        """).ToListAsync(cancel);

    /// <summary>Blame of a word or topic among all reviews, now against before: the test that stars are watched by.</summary>
    private static List<SaidRow> WithBursts(List<Counted> rows, int now, int before)
    {
        var bursts = RatingWatch.Discoveries(rows.ConvertAll(row =>
            RatingWatch.BurstChance(new StarCounts(row.Blame, 0, 0, 0, Math.Max(0, now - row.Blame)), new StarCounts(row.BlameBefore, 0, 0, 0, Math.Max(0, before - row.BlameBefore)))));
        return [.. rows.Select((row, i) => new SaidRow(row.Key, row.Shown, row.Praise, row.Blame, row.Neutral, row.BlameBefore, bursts[i]))];
    }

    private sealed record Counted(string Key, string Shown, int Praise, int Blame, int Neutral, int BlameBefore);
}
