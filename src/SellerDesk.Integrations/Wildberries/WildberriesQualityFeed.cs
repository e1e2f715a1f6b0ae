using System.Runtime.CompilerServices;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// What Wildberries tells of the seller: rating and stars for personal and service tokens, the rating that buyers see for service tokens alone. Today's
/// figures at every pull: they are not kept by the marketplace, so the history begins with the desk.
/// </summary>
internal sealed class WildberriesQualityFeed(WildberriesClient client, TimeProvider clock) : IFeed<IncomingQuality>
{
    private const int Days = 30;
    private const string Cursor = """{"v":1}""";

    private enum Source
    {
        ItemRating,
        SellerRating,
    }

    public async IAsyncEnumerable<FeedPage<IncomingQuality>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var token = WildberriesToken.Read(shop.Key);
        var today = MoscowTime.Day(clock.GetUtcNow());
        var sources = new SeveralSources<Source>();
        if (token.Kind is not TokenKind.Service || token.Allows(WildberriesToken.Analytics))
        {
            await foreach (var page in sources.ReadAsync(Source.ItemRating, ItemRatingAsync(shop, today, cancel)))
            {
                yield return page;
            }
        }

        if (token.Kind is TokenKind.Service && token.Allows(WildberriesToken.Feedbacks))
        {
            await foreach (var page in sources.ReadAsync(Source.SellerRating, SellerRatingAsync(shop, today, cancel)))
            {
                yield return page;
            }
        }

        if (sources.Fatal((_, _) => false) is { } fatal)
        {
            throw fatal;
        }
    }

    /// <summary>Only whole answers are set aside, and figures of a day that has passed can be had no more.</summary>
    public IncomingQuality ReadAgain(ShopAccess shop, string raw)
    {
        var today = MoscowTime.Day(clock.GetUtcNow());
        return Rows.Again(raw, root => (root.Find("data") is { } data ? QualityReader.ReadItemRating(data, today, Days) : QualityReader.ReadSellerRating(root, today)).FirstOrDefault() ?? throw new FieldException("$", "no figure"));
    }

    private async IAsyncEnumerable<FeedPage<IncomingQuality>> ItemRatingAsync(ShopAccess shop, DateOnly today, [EnumeratorCancellation] CancellationToken cancel)
    {
        var yesterday = today.AddDays(-1);
        using var answer = await client.ItemRatingAsync(shop, yesterday.AddDays(1 - Days), yesterday, cancel);
        yield return answer.Problem is null && answer.Root.Find("data") is { } data
            ? new FeedPage<IncomingQuality>([.. QualityReader.ReadItemRating(data, today, Days)], [], Cursor)
            : new FeedPage<IncomingQuality>([], [Rows.Whole(answer, "item-rating", answer.Problem ?? "$.data: missing")], Cursor);
    }

    private async IAsyncEnumerable<FeedPage<IncomingQuality>> SellerRatingAsync(ShopAccess shop, DateOnly today, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var answer = await client.SellerRatingAsync(shop, cancel);
        yield return answer.Problem is null
            ? new FeedPage<IncomingQuality>([.. QualityReader.ReadSellerRating(answer.Root, today)], [], Cursor)
            : new FeedPage<IncomingQuality>([], [Rows.Whole(answer, "seller rating", answer.Problem)], Cursor);
    }
}
