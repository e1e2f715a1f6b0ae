using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// The last week day by day: cards that were visited, carted or ordered, listed a thousand at a time, then asked for twenty at a time, as the limit of
/// three calls a minute bears. Every card asked for moves the bookmark, so a pull that is cut short goes on with the rest.
/// </summary>
internal sealed class FunnelWeek(WildberriesClient client)
{
    private const int ListSize = 1000;
    private const int MostCards = 20;
    private const int BrokenInARow = 3;
    private static readonly string[] Steps = ["openCount", "cartCount", "orderCount"];

    public async IAsyncEnumerable<FeedPage<IncomingFunnelDay>> ReadAsync(FunnelPull pull, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (pull.Cursor.PassStartedAt is null && pull.Now - pull.Cursor.PassedAt < TimeSpan.FromHours(pull.IsLimited ? 20 : 2))
        {
            yield break;
        }

        pull.Cursor = pull.Cursor with { PassStartedAt = pull.Cursor.PassStartedAt ?? pull.Now };
        var days = FunnelDays.Of(pull.Now);
        var (most, broken) = (MostCards, 0);
        while (true)
        {
            if (pull.Cursor.Pending.Length == 0 && pull.Cursor.ListDone)
            {
                pull.Cursor = pull.Cursor with { PassedAt = pull.Cursor.PassStartedAt!.Value, PassStartedAt = null, Listed = 0, ListDone = false, PageBegan = 0, HistoryDone = true };
                yield return pull.Page([], []);
                yield break;
            }

            if (pull.Cursor.Pending.Length == 0)
            {
                yield return await ListAsync(pull, days, cancel);
                continue;
            }

            long[] cards = [.. pull.Cursor.Pending.Take(most)];
            using var answer = await RefusedOrAsync(client.FunnelHistoryAsync(pull.Shop, days.From, days.To, cards, cancel));
            if (answer is null && cards.Length > 1)
            {
                // One card that the marketplace does not like must not cost the others.
                most = Math.Max(1, cards.Length / 2);
                continue;
            }

            most = answer is null ? most : MostCards;
            pull.Cursor = pull.Cursor with { Pending = pull.Cursor.Pending[cards.Length..] };
            var problem = answer is null ? null : answer.Problem ?? (answer.Root.ValueKind == JsonValueKind.Array ? null : "$: not a list");
            broken = problem is null ? 0 : broken + 1;
            if (problem is not null && broken > BrokenInARow)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            yield return answer is null ? pull.Page([], [])
                : problem is not null ? pull.Page([], [Rows.Whole(answer, $"funnel {days.From:O} to {days.To:O} of {string.Join(", ", cards)}", problem)])
                : Page(pull, answer);
        }
    }

    private static FeedPage<IncomingFunnelDay> Page(FunnelPull pull, JsonAnswer answer)
    {
        var (items, unreadable) = Rows.Read(answer.Root.EnumerateArray().SelectMany(FunnelReader.DaysOf), "$", FunnelReader.Read);
        return pull.Page(items, unreadable);
    }

    private static async Task<JsonAnswer?> RefusedOrAsync(Task<JsonAnswer> call)
    {
        try
        {
            return await call;
        }
        catch (MarketplaceException failed) when (failed.Failure == MarketplaceFailure.Refused)
        {
            return null;
        }
    }

    private async Task<FeedPage<IncomingFunnelDay>> ListAsync(FunnelPull pull, (DateOnly From, DateOnly To) days, CancellationToken cancel)
    {
        var cursor = pull.Cursor;
        using var answer = await client.FunnelProductsAsync(pull.Shop, days.From, days.To, ListSize, cursor.Listed, cancel);
        if (answer.Problem is not null || answer.Root.Find("data") is not { } data)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, answer.Problem ?? "$.data: missing");
        }

        JsonElement[] rows = [.. data.List("products")];
        long[] active = [.. rows.Where(IsActive).Select(NumberOf).OfType<long>().Distinct()];
        var began = rows.Select(NumberOf).FirstOrDefault() ?? 0;
        var repeats = began == cursor.PageBegan && cursor.Listed > 0;
        pull.Cursor = cursor with
        {
            Listed = cursor.Listed + rows.Length,
            PageBegan = began,
            Pending = repeats ? [] : active,

            // Sorted by visits: behind a page without any there are none.
            ListDone = rows.Length < ListSize || active.Length == 0 || repeats,
        };
        return pull.Page([], []);
    }

    private static long? NumberOf(JsonElement row) => row.Find("product")?.Whole("nmId");

    private static bool IsActive(JsonElement row) =>
        row.Find("statistic")?.Find("selected") is not { } sums || Steps.Any(field => sums.Whole(field) is null or > 0);
}
