using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>
/// Reviews, in periods of at most half a year. A review does not bring its answer along: reviews with comments cost a call each.
/// Every hour the last three days and all that waits for a reaction are read again, every day the last 30 days: answers from the cabinet,
/// moderation, reviews that buyers changed.
/// </summary>
internal sealed class YandexReviewFeed : IFeed<IncomingReview>
{
    private const string All = "ALL";
    private const string Waiting = "NEED_REACTION";
    private const int MostPerPage = 50;
    private const int MostCommentPages = 20;

    private static readonly WalkPlan Plan = new([All], TimeSpan.FromDays(180), TimeSpan.FromDays(180 * 20), TimeSpan.FromHours(2), TimeSpan.Zero)
    {
        First = [new WalkStep(Waiting)],
        LookBacks =
        [
            new LookBack("days", TimeSpan.FromHours(1), TimeSpan.FromDays(3)),
            new LookBack("waiting", TimeSpan.FromHours(1), TimeSpan.FromDays(179)) { Lanes = [Waiting] },
            new LookBack("month", TimeSpan.FromDays(1), TimeSpan.FromDays(30)),
        ],
    };

    private readonly YandexClient client;
    private readonly TimeProvider clock;
    private readonly Walk<IncomingReview> walk;

    public YandexReviewFeed(YandexClient client, TimeProvider clock)
    {
        this.client = client;
        this.clock = clock;
        walk = new Walk<IncomingReview>(new WalkSource<IncomingReview>(
            "feedbacks", FetchAsync, (_, _, feedback, path) => FeedbackReader.Read(feedback, path), review => review.Number, feedback => feedback.Time("createdAt"))
        {
            Complete = CompleteAsync,
        });
    }

    public IAsyncEnumerable<FeedPage<IncomingReview>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel) => walk.ReadAsync(shop, cursor, Plan, clock.GetUtcNow(), cancel);

    public IncomingReview ReadAgain(ShopAccess shop, string raw) => walk.ReadAgain(shop, raw);

    /// <summary>All comments of a review, in the order of their publication; the last page that can be read counts.</summary>
    public static async Task<List<T>> CommentsAsync<T>(
        YandexClient client, ShopAccess shop, string business, long feedbackId, CallUrgency urgency, Func<IReadOnlyList<JsonElement>, T> read, CancellationToken cancel)
    {
        var pages = new List<T>();
        string? token = null;
        for (var page = 0; page < MostCommentPages; page++)
        {
            using var answer = await client.CommentsAsync(shop, business, feedbackId, token, urgency, cancel);
            if (answer.Problem is { } problem)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            var result = answer.Root.Find("result");
            JsonElement[] comments = [.. result?.List("comments") ?? []];
            if (comments.Any(comment => comment.Whole("feedbackId") is { } about && about != feedbackId))
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, "the comments are another review's");
            }

            pages.Add(read(comments));
            var next = result?.Find("paging")?.Word("nextPageToken");
            if (next is null || next == token)
            {
                break;
            }

            token = next;
        }

        return pages;
    }

    private async Task<JsonAnswer> FetchAsync(ShopAccess shop, WalkStep step, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        var filter = new Dictionary<string, string> { ["reactionStatus"] = step.Lane };
        filter.Put("dateTimeFrom", step.From is { } from ? YandexWords.Moment(from.AddSeconds(-1)) : null);
        filter.Put("dateTimeTo", step.To is { } to ? YandexWords.Moment(to.AddSeconds(1)) : null);
        return await client.FeedbacksAsync(shop, account.Business, filter, client.Settings(shop).PageSize(MostPerPage), step.Token, cancel);
    }

    private async Task<Completed<IncomingReview>> CompleteAsync(ShopAccess shop, WalkStep step, IReadOnlyList<IncomingReview> reviews, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        var whole = new List<IncomingReview>(reviews.Count);
        foreach (var review in reviews)
        {
            whole.Add(review.Facts.ContainsKey("comments") ? await WithCommentsAsync(shop, account.Business, review, cancel) : review);
        }

        return new Completed<IncomingReview>(whole, []);
    }

    private async Task<IncomingReview> WithCommentsAsync(ShopAccess shop, string business, IncomingReview review, CancellationToken cancel)
    {
        var pages = await CommentsAsync(client, shop, business, YandexClient.IdOf(review.Number), CallUrgency.Background, comments =>
            (Answer: FeedbackReader.Answer(FeedbackReader.OwnComment(comments)), Buyers: FeedbackReader.BuyersComment(comments)), cancel);
        var facts = new Dictionary<string, string>(review.Facts);
        facts.Put("buyersComment", pages.Select(page => page.Buyers).LastOrDefault(text => text is not null));
        return review with { Answer = pages.Select(page => page.Answer).LastOrDefault(answer => answer is not null), Facts = facts };
    }
}
