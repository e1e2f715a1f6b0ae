using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The reports that were asked for: ready at the second look.</summary>
internal sealed class FunnelReports
{
    private readonly ConcurrentDictionary<(string Account, Guid Id), (DateOnly From, DateOnly To, int Looks)> all = [];

    /// <summary>Only some sellers of the world pay for the subscription that the reports need.</summary>
    public static bool MayAsk(Account account) => account.Key is "zvuk" or "malysham";

    public void Ask(Account account, Guid id, DateOnly from, DateOnly to) => all.TryAdd((account.Key, id), (from, to, 0));

    public IEnumerable<(Guid Id, DateOnly From, DateOnly To, bool IsReady)> Look(Account account, string[] wanted)
    {
        foreach (var key in all.Keys.Where(key => key.Account == account.Key && (wanted.Length == 0 || wanted.Contains(key.Id.ToString()))))
        {
            var report = all[key];
            all[key] = report with { Looks = report.Looks + 1 };
            yield return (key.Id, report.From, report.To, report.Looks > 0);
        }
    }

    public (DateOnly From, DateOnly To)? Find(Account account, Guid id) => all.TryGetValue((account.Key, id), out var report) ? (report.From, report.To) : null;
}

/// <summary>The funnel of up to a year as a file: asked for, waited for, fetched.</summary>
internal static class FunnelReportRoutes
{
    private const string Root = "/wb/analytics/api/v2/nm-report/downloads";
    private const string Columns = "nmID,dt,openCardCount,addToCartCount,ordersCount,ordersSumRub,buyoutsCount,buyoutsSumRub,cancelCount,cancelSumRub,addToCartConversion,cartToOrderConversion,buyoutPercent,addToWishlist,currency";

    public static void MapFunnelReports(this WebApplication app)
    {
        app.MapPost(Root, AskAsync);
        app.MapGet(Root, LookAsync);
        app.MapGet($"{Root}/file/{{id:guid}}", FetchAsync);
    }

    private static async Task AskAsync(HttpContext context, FunnelReports reports)
    {
        var account = WildberriesRoutes.CallerOf(context).Account;
        var (body, problem) = await WireBody.ReadAsync<AskBody>(context);
        if (!FunnelReports.MayAsk(account))
        {
            await AnalyticsProblem.ForbiddenAsync(context);
            return;
        }

        DateOnly from = default, to = default;
        if (problem is not null || body is not { ReportType: "DETAIL_HISTORY_REPORT", Params: not null } || !new PeriodBody(body.Params.StartDate, body.Params.EndDate).TryRead(out from, out to) || to.DayNumber - from.DayNumber > 365)
        {
            await AnalyticsProblem.WriteAsync(context, problem ?? "invalid: reportType, params");
            return;
        }

        reports.Ask(account, body.Id, from, to);
        await WireJson.WriteAsync(context, StatusCodes.Status200OK, new { data = "Началось формирование файла/отчета" });
    }

    private static Task LookAsync(HttpContext context, FunnelReports reports, Simulation world)
    {
        var account = WildberriesRoutes.CallerOf(context).Account;
        var wanted = context.Request.Query["filter[downloadIds]"].OfType<string>().ToArray();
        return !FunnelReports.MayAsk(account) ? AnalyticsProblem.ForbiddenAsync(context) : WireJson.WriteAsync(context, StatusCodes.Status200OK, new
        {
            data = reports.Look(account, wanted).Select(report => new
            {
                id = report.Id,
                createdAt = world.Clock.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                status = report.IsReady ? "SUCCESS" : "PROCESSING",
                name = "DETAIL_HISTORY_REPORT",
                size = report.IsReady ? 4096 : 0,
                startDate = report.From,
                endDate = report.To,
            }).ToArray(),
        });
    }

    private static async Task FetchAsync(HttpContext context, FunnelReports reports, Simulation world, Guid id)
    {
        var account = WildberriesRoutes.CallerOf(context).Account;
        if (reports.Find(account, id) is not { } report)
        {
            await AnalyticsProblem.WriteAsync(context, "download id was not found");
            return;
        }

        var lines = world.Read(account, (shop, now) => Figures.Funnel(shop, report.From, report.To, now).Select(Line).ToArray());
        context.Response.ContentType = "application/zip";
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var file = new StreamWriter(zip.CreateEntry($"{id}.csv").Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            file.Write(Columns + "\n");
            foreach (var line in lines)
            {
                file.Write(line + "\n");
            }
        }

        await context.Response.Body.WriteAsync(packed.ToArray());
    }

    private static string Line(FunnelDay day) => string.Create(CultureInfo.InvariantCulture,
        $"{day.Product.NmId},{day.Day:yyyy-MM-dd},{day.Opens},{day.Carts},{day.Orders},{(long)day.OrderSum},{day.Buyouts},{(long)day.BuyoutSum},{day.Cancels},{(long)day.CancelSum},0,0,0,{day.Wishes},RUB");

    private sealed record AskBody(Guid Id, string? ReportType, AskParams? Params);

    private sealed record AskParams(string? StartDate, string? EndDate);
}
