using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// Reviews: the unanswered, the answered, and the archive, where a review goes that is answered, waited 30 days, or has neither text nor photo.
/// The history has no known beginning and needs none: a period from 1970 on costs one call and is only divided where it is full.
/// What is new: both lists since the newest item known, and the archive's newest end, where stars without text go at once.
/// Every hour the last 30 days are read again (twice a day with a base token): answers from the seller's cabinet, moderation, supplements.
/// </summary>
internal sealed class WildberriesReviewFeed(WildberriesClient client, IConfiguration configuration, TimeProvider clock) : IFeed<IncomingReview>
{
    private readonly ListFeed<IncomingReview> lists = new(new ListSource<IncomingReview>(
        "feedbacks", HasArchive: true, FetcherOf(client), FeedbackReader.Read, review => review.Number));

    public IAsyncEnumerable<FeedPage<IncomingReview>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel)
    {
        var pace = ListPace.Of(WildberriesToken.Read(shop.Key), new WildberriesSettings(shop, configuration).PageSize);
        return lists.ReadAsync(shop, cursor, pace, clock.GetUtcNow(), cancel);
    }

    public IncomingReview ReadAgain(ShopAccess shop, string raw) => lists.ReadAgain(raw);

    private static Func<ShopAccess, ListTask, int, CancellationToken, Task<Http.JsonAnswer>> FetcherOf(WildberriesClient client) => (shop, task, take, cancel) => task.List switch
    {
        ItemList.Archive or ItemList.ArchiveHead => client.FeedbacksArchiveAsync(shop, take, task.Skip, task.List == ItemList.ArchiveHead, cancel),
        _ => client.FeedbacksAsync(shop, task.List == ItemList.Answered, take, task.Skip, task.From, task.To, cancel),
    };
}
