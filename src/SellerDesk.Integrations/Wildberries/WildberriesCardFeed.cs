using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// Cards in the order of change, so that a later pull begins where the last one ended; once a day their ratings, which the sales funnel tells. Without
/// the right to analytics there are cards without ratings.
/// </summary>
internal sealed class WildberriesCardFeed(WildberriesClient client, TimeProvider clock) : IFeed<IncomingCard>
{
    private const int PageSize = 100;
    private const int RatingPageSize = 1000;
    private static readonly TimeSpan RatingsEvery = TimeSpan.FromHours(20);

    private enum Source
    {
        Cards,
        Ratings,
    }

    public async IAsyncEnumerable<FeedPage<IncomingCard>> ReadAsync(ShopAccess shop, string? cursorText, [EnumeratorCancellation] CancellationToken cancel)
    {
        var mark = new Mark { Cursor = CardCursor.Parse(cursorText) };
        var sources = new SeveralSources<Source>();
        await foreach (var page in sources.ReadAsync(Source.Cards, CardsAsync(shop, mark, cancel)))
        {
            yield return page;
        }

        var now = clock.GetUtcNow();
        if (WildberriesToken.Read(shop.Key).Allows(WildberriesToken.Analytics) && now - mark.Cursor.RatedAt >= RatingsEvery)
        {
            await foreach (var page in sources.ReadAsync(Source.Ratings, RatingsAsync(shop, mark, now, cancel)))
            {
                yield return page;
            }
        }

        if (sources.Fatal((source, failed) => source == Source.Ratings && failed.Failure == MarketplaceFailure.RateLimited) is { } fatal)
        {
            throw fatal;
        }
    }

    public IncomingCard ReadAgain(ShopAccess shop, string raw) =>
        Rows.Again(raw, item => item.Find("nmID") is not null || item.Find("vendorCode") is not null ? CardReader.Read(item, "$") : CardReader.ReadRating(item, "$"));

    private async IAsyncEnumerable<FeedPage<IncomingCard>> CardsAsync(ShopAccess shop, Mark mark, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var isOver = false; !isOver;)
        {
            var cursor = mark.Cursor;
            using var answer = await client.CardsAsync(shop, PageSize, cursor.UpdatedAt is { } at ? (at, cursor.NmId) : null, cancel);
            if (Rows.Problem(answer, "cards") is { } problem)
            {
                yield return mark.Page([], [Rows.Whole(answer, $"cards after {cursor.UpdatedAt} {cursor.NmId}", problem)]);
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            JsonElement[] rows = [.. answer.Root.List("cards")];
            var (items, unreadable) = Rows.Read(rows, "$.cards", CardReader.Read);
            var next = answer.Root.Find("cursor");
            var moved = rows.Length > 0 && next is { } after && Moves(cursor, after) ? cursor with { UpdatedAt = after.Word("updatedAt"), NmId = after.Whole("nmID") ?? 0 } : cursor;
            isOver = moved == cursor || Math.Max(rows.Length, next?.Whole("total") ?? 0) < PageSize;
            mark.Cursor = moved with { Done = cursor.Done + rows.Length, HistoryDone = cursor.HistoryDone || isOver };
            yield return mark.Page(items, unreadable);
        }
    }

    /// <summary>A bookmark that stands still or goes back would be read for ever.</summary>
    private static bool Moves(CardCursor cursor, JsonElement next)
    {
        var (before, after) = (MomentOf(cursor.UpdatedAt), MomentOf(next.Word("updatedAt")));
        return after is not null && (before is null || after > before || (after == before && next.Whole("nmID") is { } number && number != cursor.NmId && number > cursor.NmId));
    }

    private static DateTimeOffset? MomentOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private async IAsyncEnumerable<FeedPage<IncomingCard>> RatingsAsync(ShopAccess shop, Mark mark, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (from, to) = FunnelDays.Of(now);
        var seen = new HashSet<string>();
        for (var offset = 0; ;)
        {
            using var answer = await client.FunnelProductsAsync(shop, from, to, RatingPageSize, offset, cancel);
            var data = Rows.Problem(answer, "data") is null ? answer.Root.Find("data") : null;
            if (data is null)
            {
                yield return mark.Page([], [Rows.Whole(answer, $"ratings, place {offset}", answer.Problem ?? "$.data: missing")]);
                yield break;
            }

            JsonElement[] rows = [.. data.Value.List("products")];
            var (items, unreadable) = Rows.Read(rows, "$.data.products", CardReader.ReadRating);
            offset += rows.Length;
            var known = seen.Count;
            seen.UnionWith(items.Select(card => card.Product.Number));
            var isOver = rows.Length < RatingPageSize || seen.Count == known;
            mark.Cursor = isOver ? mark.Cursor with { RatedAt = now } : mark.Cursor;
            yield return mark.Page(items, unreadable);
            if (isOver)
            {
                yield break;
            }
        }
    }

    private sealed class Mark
    {
        public required CardCursor Cursor { get; set; }

        public FeedPage<IncomingCard> Page(IReadOnlyList<IncomingCard> items, IReadOnlyList<UnreadablePayload> unreadable) =>
            new(Rows.LastOf(items, card => card.Product.Number), unreadable, Cursor.ToString(), Cursor.Progress);
    }
}
