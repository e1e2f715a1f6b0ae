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
        var items = await OzonPages.EachAsync(page.Items, async (review, token) =>
            await WithAnswerAsync(await WithPicturesAsync(review, token), token), cancel);
        return page with { Items = items };

        async Task<IncomingReview> WithPicturesAsync(IncomingReview review, CancellationToken token)
        {
            if (!pictured.Contains(review.Number))
            {
                return review;
            }

            using var answer = await client.ReviewAsync(shop, review.Number, forReply: false, token);
            var whole = answer is { Problem: null, Root.ValueKind: JsonValueKind.Object } ? answer.Root : default;
            return review with
            {
                PhotoUrls = [.. whole.List("photos").Select(photo => photo.Word("url")).OfType<string>()],
                VideoUrl = whole.List("videos").Select(video => video.Word("url")).FirstOrDefault(url => url is not null),
            };
        }

        async Task<IncomingReview> WithAnswerAsync(IncomingReview review, CancellationToken token)
        {
            if (!commented.Contains(review.Number))
            {
                return review;
            }

            using var answer = await client.CommentsAsync(shop, review.Number, forReply: false, token);
            return review with { Answer = ReviewReader.Answer(OzonRows.Of(answer, "comments")) };
        }
    }

    /// <summary>A counter that is missing is no zero: it is asked.</summary>
    private static HashSet<string> Having(IReadOnlyList<JsonElement> rows, string counter) =>
        [.. rows.Where(row => row.Whole(counter) != 0).Select(row => row.Word("id")).OfType<string>()];
}
