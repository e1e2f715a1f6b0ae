using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// The funnel of a year by a report that sellers with the subscription may ask for; afterwards the last forty days every day, because buyouts and
/// cancellations belong to the day of the order and come in for weeks. Refused, it is tried again after a week: the plan may have changed.
/// </summary>
internal sealed class FunnelReports(WildberriesClient client)
{
    private const int YearDays = 364;
    private const int LateDays = 40;
    private const int Looks = 3;
    private const int PageSize = 2000;
    private static readonly TimeSpan RefusedFor = TimeSpan.FromDays(7);
    private static readonly TimeSpan AskedFor = TimeSpan.FromHours(6);

    public async IAsyncEnumerable<FeedPage<IncomingFunnelDay>> ReadAsync(FunnelPull pull, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (Wanted(pull) is not { } wanted)
        {
            yield break;
        }

        pull.Cursor = pull.Cursor with { Report = wanted };
        yield return pull.Page([], []);
        if (!wanted.IsAsked)
        {
            var isAllowed = await AskAsync(pull, wanted, cancel);
            pull.Cursor = isAllowed
                ? pull.Cursor with { Report = wanted with { IsAsked = true }, ReportRefused = false }
                : pull.Cursor with { Report = null, ReportRefused = true, ReportAt = pull.Now };
            yield return pull.Page([], []);
            if (!isAllowed)
            {
                yield break;
            }
        }

        for (var looks = pull.IsLimited ? 1 : Looks; looks > 0; looks--)
        {
            var state = await StateAsync(pull.Shop, wanted.Id, cancel);
            if (state == "SUCCESS")
            {
                var zip = await client.FunnelReportFileAsync(pull.Shop, wanted.Id, cancel);
                foreach (var page in Pages(pull, zip))
                {
                    yield return page;
                }

                yield break;
            }

            if (state == "FAILED" || pull.Now - wanted.MadeAt > AskedFor)
            {
                pull.Cursor = pull.Cursor with { Report = null, ReportAt = pull.Now };
                yield return pull.Page([], []);
                yield break;
            }
        }
    }

    private static FunnelReport? Wanted(FunnelPull pull)
    {
        var cursor = pull.Cursor;
        if (cursor.Report is not null || pull.Now - cursor.ReportAt < (cursor.ReportRefused ? RefusedFor : TimeSpan.FromHours(22)))
        {
            return cursor.Report;
        }

        var yesterday = MoscowTime.Day(pull.Now).AddDays(-1);
        return new FunnelReport(Guid.NewGuid(), yesterday.AddDays(cursor.HasYear ? -LateDays : -YearDays), yesterday, pull.Now);
    }

    /// <summary>False: the plan or the key does not include it.</summary>
    private async Task<bool> AskAsync(FunnelPull pull, FunnelReport report, CancellationToken cancel)
    {
        try
        {
            await client.AskFunnelReportAsync(pull.Shop, report.Id, report.From, report.To, cancel);
            return true;
        }
        catch (MarketplaceException failed) when (failed.Failure is MarketplaceFailure.NoScope or MarketplaceFailure.NeedsSubscription or MarketplaceFailure.Refused)
        {
            return false;
        }
    }

    private async Task<string?> StateAsync(ShopAccess shop, Guid id, CancellationToken cancel)
    {
        using var answer = await client.FunnelReportsAsync(shop, id, cancel);
        return Rows.Problem(answer, "data") is null
            ? answer.Root.List("data").FirstOrDefault(report => string.Equals(report.Word("id"), id.ToString(), StringComparison.OrdinalIgnoreCase)) is { ValueKind: JsonValueKind.Object } found ? found.Word("status") : null
            : null;
    }

    private static IEnumerable<FeedPage<IncomingFunnelDay>> Pages(FunnelPull pull, byte[] zip)
    {
        var lines = Lines(zip, out var problem);
        foreach (var chunk in lines.Chunk(PageSize))
        {
            var (items, unreadable) = Rows.Read(chunk, "$", FunnelReader.Read);
            yield return pull.Page(items, unreadable);
        }

        pull.Cursor = pull.Cursor with { Report = null, ReportAt = pull.Now, HasYear = pull.Cursor.HasYear || problem is null };
        yield return pull.Page([], problem is null ? [] : [new UnreadablePayload(Convert.ToBase64String(zip), $"report: {problem}")]);
    }

    private static List<JsonElement> Lines(byte[] zip, out string? problem)
    {
        try
        {
            problem = null;
            return [.. FunnelFile.Lines(zip)];
        }
        catch (InvalidDataException broken)
        {
            problem = broken.Message;
            return [];
        }
    }
}
