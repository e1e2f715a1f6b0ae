using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// The funnel per product and day: three months back at first, then the last three days, and once a day the last fortnight, because deliveries and
/// returns come to older days. One call a minute: what takes more than one goes on when the limit lets it.
/// Shows and carts are for paying sellers; where the plan does not include them only orders are asked for, and the rest is tried again daily.
/// </summary>
internal sealed class OzonFunnelFeed(OzonClient client, TimeProvider clock) : IFeed<IncomingFunnelDay>
{
    private const int HistoryDays = 88;
    private const int FewDays = 2;
    private const int ManyDays = 13;
    private static readonly TimeSpan Daily = TimeSpan.FromHours(24);
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public async IAsyncEnumerable<FeedPage<IncomingFunnelDay>> ReadAsync(ShopAccess shop, string? cursorText, [EnumeratorCancellation] CancellationToken cancel)
    {
        var cursor = Begin(FunnelCursor.Parse(cursorText));
        while (cursor.Window is { } window)
        {
            var metrics = MetricsOf(shop, cursor);
            JsonAnswer? answer = null;
            try
            {
                answer = await client.AnalyticsAsync(shop, window.From, window.To, metrics, window.Offset, cancel);
            }
            catch (MarketplaceException refused) when (refused.Failure == MarketplaceFailure.NeedsSubscription && metrics.Length > FunnelReader.Free.Length)
            {
                cursor = cursor with { FreeUntil = clock.GetUtcNow() + Daily };
            }

            if (answer is null)
            {
                // Kept before the next call, which may have to wait for its minute.
                yield return Page([], [], cursor);
                continue;
            }

            using (answer)
            {
                var page = Read(shop, answer, metrics, out var count);
                cursor = After(cursor, window, count, DayOf(answer));
                yield return Page(page.Items, page.Unreadable, cursor);
            }
        }
    }

    /// <summary>Which figures a row holds shows in their number.</summary>
    public IncomingFunnelDay ReadAgain(ShopAccess shop, string raw) => OzonPages.Again(raw, (row, path) =>
        FunnelReader.Read(row, row.List("metrics").Count() > FunnelReader.Free.Length ? FunnelReader.Paid : FunnelReader.Free, shop.Currency, path));

    private static string[] MetricsOf(ShopAccess shop, FunnelCursor cursor) =>
        cursor.FreeUntil is not null || OzonWords.Plain(shop.Settings.GetValueOrDefault(OzonSettings.SubscriptionName)) is "unspecified" or "premium" or "premium_lite" ? FunnelReader.Free : FunnelReader.Paid;

    private FunnelCursor Begin(FunnelCursor cursor)
    {
        var now = clock.GetUtcNow();
        cursor = cursor.FreeUntil < now ? cursor with { FreeUntil = null } : cursor;
        if (cursor.Window is not null)
        {
            return cursor;
        }

        var today = DateOnly.FromDateTime(now.ToOffset(Moscow).Date);
        today = cursor.Today > today ? cursor.Today.Value : today;
        if (cursor.ReadTo is not { } readTo)
        {
            return cursor with { Window = new FunnelWindow(today.AddDays(-HistoryDays), today, 0, false), LookedBackAt = now };
        }

        var looksBack = now - cursor.LookedBackAt >= Daily || now < cursor.LookedBackAt;
        var from = today.AddDays(looksBack ? -ManyDays : -FewDays);
        var oldest = today.AddDays(-HistoryDays);
        from = readTo < from ? readTo : from;
        return cursor with { Window = new FunnelWindow(from < oldest ? oldest : from, today, 0, looksBack), LookedBackAt = looksBack ? now : cursor.LookedBackAt };
    }

    private static FunnelCursor After(FunnelCursor cursor, FunnelWindow window, int count, DateOnly? today)
    {
        var isLast = count < OzonClient.FunnelLimit;
        return cursor with
        {
            Window = isLast ? null : window with { Offset = window.Offset + count },
            ReadTo = isLast ? Later(cursor.ReadTo, window.To) : cursor.ReadTo,
            Today = today ?? cursor.Today,
            HistoryDone = cursor.HistoryDone || isLast,
            Done = cursor.Done + (cursor.HistoryDone ? 0 : count),
        };
    }

    private static OzonPage<IncomingFunnelDay> Read(ShopAccess shop, JsonAnswer answer, string[] metrics, out int count)
    {
        if (answer.Problem is { } problem)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
        }

        var rows = (answer.Root.Find("result") ?? throw new MarketplaceException(MarketplaceFailure.Unreadable, "$.result: missing")).List("data").Where(row => row.ValueKind == JsonValueKind.Object).ToList();
        count = rows.Count;
        return OzonPages.Read(rows, "result.data", (row, path) => FunnelReader.Read(row, metrics, shop.Currency, path), day => $"{day.Day:O} {day.Product!.Number}");
    }

    private static FeedPage<IncomingFunnelDay> Page(IReadOnlyList<IncomingFunnelDay> days, IReadOnlyList<UnreadablePayload> unreadable, FunnelCursor cursor) =>
        new(days, unreadable, cursor.ToString(), cursor.HistoryDone ? null : new FeedProgress(cursor.Done, null));

    private static DateOnly? DayOf(JsonAnswer answer) =>
        DateOnly.TryParseExact(answer.Root.Word("timestamp") is { Length: >= 10 } text ? text[..10] : "", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;
}
