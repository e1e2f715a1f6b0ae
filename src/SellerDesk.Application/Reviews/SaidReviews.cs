using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Reading.Topics;

namespace SellerDesk.Application.Reviews;

/// <summary>Which reviews stand behind a number: those that say a word, speak of a topic or gave stars.</summary>
public sealed record SaidBehind
{
    /// <summary>Stems of a word or phrase with the form it was shown in.</summary>
    public string? Word { get; init; }

    public string? Shown { get; init; }

    public string? Topic { get; init; }

    public Tone? Tone { get; init; }

    /// <summary>Stars from 1 to this.</summary>
    public short? StarsTo { get; init; }
}

/// <summary>A review behind a number, with its parts as they were written.</summary>
public sealed record SaidReview(Guid Id, Guid ShopId, DateTimeOffset CreatedAt, short Rating, string? ProductName, string? Author, string Text);

/// <summary>
/// The reviews behind a number, newest first: found by the index of words or of topics, then read again with the very counting that made the number,
/// so that the list is what was counted.
/// </summary>
public sealed class SaidReviews(ScopedDb database)
{
    public const int Most = 50;

    /// <summary>Found ones that are looked through for <see cref="Most"/> that fit.</summary>
    private const int LookedThrough = 600;

    public async Task<(IReadOnlyList<SaidReview> Rows, bool More)> LoadAsync(SaidFilter filter, SaidBehind behind, DateOnly today, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var ask = await SaidAsk.OfAsync(db, filter, today, cancel);
        var found = await FindAsync(db, ask, filter, behind, cancel);
        var rows = found.Where(row => Fits(row, behind)).Take(Most + 1).Select(row =>
            new SaidReview(row.Id, row.ShopId, row.CreatedAt, row.Rating, row.ProductName, row.Author, string.Join('\n', new[] { row.Title, row.Text, row.Pros, row.Cons }.Where(part => !string.IsNullOrWhiteSpace(part))))).ToList();
        var more = rows.Count > Most;
        return (more ? rows[..Most] : rows, more);
    }

    private static Task<List<Found>> FindAsync(SellerDeskDb db, SaidAsk ask, SaidFilter filter, SaidBehind behind, CancellationToken cancel)
    {
        var anyProduct = filter.Product is null && filter.Category is null;
        var (topic, shown, starsTo) = (behind.Topic, behind.Shown, behind.StarsTo ?? 5);
        string[] topics = topic is null ? [] : behind.Tone == Tone.Blame ? [topic, "-" + topic] : [topic];

        // A day more on either side, since days are the shop's own; the exact days are asked for below.
        var (from, to) = (ask.From.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), ask.To.AddDays(2).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        return db.Database.SqlQuery<Found>($"""
            select w.id as "Id", w.shop_id as "ShopId", w.created_at as "CreatedAt", w.rating as "Rating", w.product_name as "ProductName", w.author as "Author",
              v.title as "Title", v.text as "Text", v.pros as "Pros", v.cons as "Cons", r.sentiment as "Sentiment", r.topics::text as "Topics"
            from work_items w join shops s on s.id = w.shop_id join reviews v on v.id = w.id and v.shop_id = w.shop_id
            left join readings r on r.work_item_id = w.id and r.shop_id = w.shop_id
            where w.kind = 'Review' and ({ask.All} or w.shop_id = any({ask.Shops})) and ({anyProduct} or w.product_id = any({ask.Products}))
              and w.created_at >= {from} and w.created_at < {to} and (w.created_at at time zone s.time_zone)::date > {ask.From} and (w.created_at at time zone s.time_zone)::date <= {ask.To}
              and w.rating <= {starsTo} and ({shown == null} or w.search @@ plainto_tsquery('russian', {shown ?? ""})) and w.topics @> {topics}
            order by w.created_at desc, w.id limit {LookedThrough}
            """).ToListAsync(cancel);
    }

    private static bool Fits(Found row, SaidBehind behind)
    {
        if (behind.Word is { } word)
        {
            var words = WordTone.Of(WordTone.Parts(row.Title, row.Text, row.Pros, row.Cons, row.Rating, row.Sentiment));
            return words.TryGetValue(word, out var said) && (behind.Tone is null || said.Tone == behind.Tone);
        }

        return behind.Topic is not { } topic || behind.Tone is null || TopicTones.Of(row.Topics, topic) == behind.Tone;
    }

    private sealed record Found(
        Guid Id, Guid ShopId, DateTimeOffset CreatedAt, short Rating, string? ProductName, string? Author, string? Title, string? Text, string? Pros, string? Cons, short? Sentiment, string? Topics);
}
