using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>The seller's ratings as they stand now, a row for each and day: one call tells them all, so that there is nothing to mark in a bookmark.</summary>
internal sealed class OzonQualityFeed(OzonClient client, TimeProvider clock) : IFeed<IncomingQuality>
{
    private const string Cursor = """{"v":1}""";

    public async IAsyncEnumerable<FeedPage<IncomingQuality>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var answer = await client.RatingsAsync(shop, cancel);
        yield return new FeedPage<IncomingQuality>(Read(answer, Today(shop)), [], Cursor);
    }

    public IncomingQuality ReadAgain(ShopAccess shop, string raw)
    {
        using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(raw));
        return Read(answer, Today(shop)).FirstOrDefault() ?? throw new MarketplaceException(MarketplaceFailure.Unreadable, "no rating");
    }

    private static List<IncomingQuality> Read(JsonAnswer answer, DateOnly day) => answer is { Problem: null, Root.ValueKind: JsonValueKind.Object }
        ? [.. RatingReader.Read(answer.Root, day)]
        : throw new MarketplaceException(MarketplaceFailure.Unreadable, answer.Problem ?? "$: not an object");

    private DateOnly Today(ShopAccess shop) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.TryFindSystemTimeZoneById(shop.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc).Date);
}
