using System.Collections.Concurrent;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// Reviews: first what nobody has dealt with, then the rest, oldest first. Afterwards what is new at every pull, the last three days every hour and the
/// last thirty twice a day, because an answer from the cabinet or a moderator's decision leaves no trace in the list's times.
/// Photographs and comments want a call each, made only for reviews that have them.
/// </summary>
internal sealed class OzonReviewFeed(OzonClient client, TimeProvider clock) : IFeed<IncomingReview>
{
    private const int MostRounds = 6;

    private readonly OzonListFeed<IncomingReview> lists = new(new OzonSource<IncomingReview>(
        "reviews", OzonClient.ListLimit,
        _ => [new OzonTask("NEW"), new OzonTask("VIEWED"), new OzonTask("PROCESSED")],
        [
            OzonPass.Fresh("ALL"), new OzonPass("days", "ALL", TimeSpan.FromHours(1), TimeSpan.FromDays(3)),
            new OzonPass("month", "ALL", TimeSpan.FromHours(12), TimeSpan.FromDays(30)),
        ],
        (shop, task, cancel) => client.ReviewsAsync(shop, task.List, task.From, task.Token, cancel),
        (answer, _) => answer.Root.Word("last_id"),
        (shop, _, rows, cancel) => ReadAsync(client, shop, rows, cancel))
    {
        TimeOf = review => review.Time("published_at"),
    }, clock);

    public IAsyncEnumerable<FeedPage<IncomingReview>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel) => lists.ReadAsync(shop, cursor, cancel);

    public IncomingReview ReadAgain(ShopAccess shop, string raw) => OzonPages.Again(raw, ReviewReader.Read);

    private static async Task<OzonPage<IncomingReview>> ReadAsync(OzonClient client, ShopAccess shop, IReadOnlyList<JsonElement> rows, CancellationToken cancel)
    {
        var page = OzonPages.Read(rows, "reviews", ReviewReader.Read, review => review.Number);
        var commented = Having(rows, "comments_amount");
        var pictured = Having(rows, "photos_amount");
        pictured.UnionWith(Having(rows, "videos_amount"));
        var items = await OzonPages.EachAsync(page.Items, (review, token) => pictured.Contains(review.Number) ? WithPicturesAsync(client, shop, review, token) : Task.FromResult(review), cancel);
        return page with { Items = await WithAnswersAsync(client, shop, items, commented, cancel) };
    }

    /// <summary>A comment stands under one review alone and does not say under which: those that came with two are asked for again.</summary>
    private static async Task<IReadOnlyList<IncomingReview>> WithAnswersAsync(OzonClient client, ShopAccess shop, IReadOnlyList<IncomingReview> reviews, HashSet<string> commented, CancellationToken cancel)
    {
        var comments = new ConcurrentDictionary<string, string[]>();
        var asked = commented;
        for (var rounds = 0; asked.Count > 0 && rounds < MostRounds; rounds++)
        {
            var wanted = asked;
            reviews = await OzonPages.EachAsync(reviews, (review, token) => wanted.Contains(review.Number) ? WithAnswerAsync(client, shop, review, comments, token) : Task.FromResult(review), cancel);
            asked = [.. comments.SelectMany(pair => pair.Value.Select(id => (Id: id, Review: pair.Key))).GroupBy(comment => comment.Id).Where(group => group.Count() > 1).SelectMany(group => group.Select(comment => comment.Review))];
        }

        return reviews;
    }

    private static async Task<IncomingReview> WithPicturesAsync(OzonClient client, ShopAccess shop, IncomingReview review, CancellationToken cancel)
    {
        using var answer = await client.ReviewAsync(shop, review.Number, forReply: false, cancel);
        return OzonRows.One(answer, null, "id", review.Number) is { } whole ? ReviewReader.WithPictures(review, whole) : review;
    }

    private static async Task<IncomingReview> WithAnswerAsync(OzonClient client, ShopAccess shop, IncomingReview review, ConcurrentDictionary<string, string[]> comments, CancellationToken cancel)
    {
        using var answer = await client.CommentsAsync(shop, review.Number, forReply: false, cancel);
        var rows = OzonRows.Of(answer, "comments").ToList();
        comments[review.Number] = [.. rows.Select(row => row.Word("id")).OfType<string>().Distinct()];
        return review with { Answer = ReviewReader.Answer(rows) };
    }

    /// <summary>A counter that is missing is no zero: it is asked.</summary>
    private static HashSet<string> Having(IReadOnlyList<JsonElement> rows, string counter) =>
        [.. rows.Where(row => row.Whole(counter) != 0).Select(row => row.Word("id")).OfType<string>()];
}
