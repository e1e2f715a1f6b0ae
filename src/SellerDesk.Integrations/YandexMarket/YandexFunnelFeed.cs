using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>
/// The way from shown to bought, per product and day, as a report that is asked for, waited for and fetched, one in ten minutes. A pull never waits
/// for long: it ends with the moment to come back at, and the next one goes on with the same report. Every three hours the last 30 days.
/// </summary>
internal sealed class YandexFunnelFeed(YandexClient client, TimeProvider clock) : IFeed<IncomingFunnelDay>
{
    private const int MostTries = 3;
    private const int RowsPerPage = 2000;
    private const int LooksPerPull = 6;
    private static readonly TimeSpan Every = TimeSpan.FromHours(3);

    /// <summary>The link to a finished report holds for an hour.</summary>
    private static readonly TimeSpan ReportLives = TimeSpan.FromMinutes(55);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>A report that takes no longer is waited for at once.</summary>
    private static readonly TimeSpan WaitedOut = TimeSpan.FromSeconds(8);

    public async IAsyncEnumerable<FeedPage<IncomingFunnelDay>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var bookmark = FunnelCursor.Parse(cursor) ?? FunnelCursor.Beginning(now);
        bookmark = bookmark.Ranges.Length == 0 && (now - bookmark.StartedAt >= Every || now < bookmark.StartedAt) ? bookmark.Again(now) : bookmark;
        var looks = 0;
        while (bookmark.Ranges is [var range, ..])
        {
            if (bookmark.Report is not { } report || clock.GetUtcNow() - report.AskedAt > ReportLives)
            {
                var (id, wait) = await AskAsync(shop, range, cancel);
                bookmark = bookmark with { Report = new FunnelReport(id, clock.GetUtcNow()) };
                yield return new FeedPage<IncomingFunnelDay>([], [], bookmark.ToString(), bookmark.Progress);
                await WaitAsync(wait, cancel);
                continue;
            }

            using var info = await client.ReportInfoAsync(shop, report.Id, cancel);
            var state = ReportState.Of(info);
            if (state.IsUnderWay)
            {
                await WaitAsync(++looks < LooksPerPull ? state.Wait : ShortestWait, cancel);
                continue;
            }

            var (days, unreadable) = state.File is { } file ? await FetchAsync(shop, file, range, cancel) : ([], []);
            bookmark = After(bookmark, range, state, unreadable);
            foreach (var chunk in days.Chunk(RowsPerPage).SkipLast(1))
            {
                // Until the last row is kept, the report is read again.
                yield return new FeedPage<IncomingFunnelDay>(chunk, [], (bookmark with { Ranges = [range, .. bookmark.Ranges], Report = report }).ToString(), bookmark.Progress);
            }

            yield return new FeedPage<IncomingFunnelDay>(days.Chunk(RowsPerPage).LastOrDefault() ?? [], unreadable, bookmark.ToString(), bookmark.Progress);
        }
    }

    public IncomingFunnelDay ReadAgain(ShopAccess shop, string raw)
    {
        using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(raw));
        try
        {
            return answer is { Problem: null, Root.ValueKind: JsonValueKind.Object } ? FunnelReader.ReadRow(answer.Root, null, shop.Currency, "$") : throw new FieldException("$", answer.Problem ?? "not an object");
        }
        catch (FieldException field)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, field.Message);
        }
    }

    private static FunnelCursor After(FunnelCursor bookmark, FunnelRange range, ReportState state, List<UnreadablePayload> unreadable)
    {
        if (state.IsTooLarge && range.Halves() is { } halves)
        {
            return bookmark.Next([.. halves, .. bookmark.Ranges[1..]]);
        }

        if (state.File is not null || state.IsEmpty)
        {
            return bookmark.RangeDone();
        }

        if (bookmark.Tries + 1 < MostTries)
        {
            return bookmark with { Report = null, Tries = bookmark.Tries + 1 };
        }

        unreadable.Add(new UnreadablePayload(state.Raw, $"report {range.From:O} to {range.To:O} failed {MostTries} times"));
        return bookmark.RangeDone();
    }

    private async Task<(string Id, TimeSpan Wait)> AskAsync(ShopAccess shop, FunnelRange range, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        using var answer = await client.GenerateShowsAsync(shop, account.Business, range.From, range.To, cancel);
        var result = answer.Problem is null ? answer.Root.Find("result") : null;
        return result?.Word("reportId") is { } id
            ? (id, ReportState.WaitOf(result.Value))
            : throw new MarketplaceException(MarketplaceFailure.Unreadable, answer.Problem ?? "$.result.reportId: missing");
    }

    private async Task<(List<IncomingFunnelDay> Days, List<UnreadablePayload> Unreadable)> FetchAsync(ShopAccess shop, string file, FunnelRange range, CancellationToken cancel)
    {
        var bytes = await client.FileAsync(shop, file, CallUrgency.Background, cancel);
        try
        {
            return FunnelReader.Read(bytes, range, shop.Currency);
        }
        catch (InvalidDataException broken)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, $"report: {broken.Message}", inner: broken);
        }
    }

    /// <exception cref="MarketplaceException">Later, with the moment.</exception>
    private async Task WaitAsync(TimeSpan wait, CancellationToken cancel)
    {
        if (wait > WaitedOut)
        {
            var pause = wait < ShortestWait ? ShortestWait : wait > LongestWait ? LongestWait : wait;
            throw new MarketplaceException(MarketplaceFailure.RateLimited, "the report is being made", clock.GetUtcNow() + pause);
        }

        await Task.Delay(wait, clock, cancel);
    }
}
