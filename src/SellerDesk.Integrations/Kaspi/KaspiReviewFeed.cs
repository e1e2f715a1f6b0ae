using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>Reviews of the seller, by the date of their approval. They cannot be answered.</summary>
internal sealed class KaspiReviewFeed(KaspiClient client, IConfiguration configuration, TimeProvider clock) : IFeed<IncomingReview>
{
    public IAsyncEnumerable<FeedPage<IncomingReview>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel) =>
        new KaspiRounds<IncomingReview>(SourceOf(), clock).ReadAsync(
            new KaspiPull(shop, KaspiCursor.Parse(cursor)), new KaspiSettings(shop, configuration).PageSize, page => page.Cursor, _ => false, cancel);

    public IncomingReview ReadAgain(ShopAccess shop, string raw) => new KaspiWalk<IncomingReview>(SourceOf(), 1).ReadAgain(raw);

    /// <summary>The list wants an end: a little after now, for clocks that differ.</summary>
    private KaspiSource<IncomingReview> SourceOf() => new(
        KaspiPlan.OfReviews,
        (shop, window, cancel) => client.ReviewsAsync(shop, window.To is null ? window with { To = clock.GetUtcNow().AddHours(2).ToUnixTimeMilliseconds() } : window, cancel),
        ReviewReader.Read, review => review.Number, KaspiFit.Review);
}
