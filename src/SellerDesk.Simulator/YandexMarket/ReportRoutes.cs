using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>Reports are asked for, made in a while, and fetched as a ZIP from another host while their link lives.</summary>
internal static class ReportRoutes
{
    public const string FilesPath = "/yandex-files/reports";
    private const int MostRows = 20_000;
    private const int DaysKept = 400;
    private const string Finance = "finance-and-accounting";
    private static readonly TimeSpan LinkLives = TimeSpan.FromMinutes(60);

    public static void Map(WebApplication app, YandexRoutes routes, Simulation world)
    {
        var shelf = new ReportShelf(app.Services.GetRequiredService<TimeProvider>(), TimeSpan.FromSeconds(app.Configuration.GetValue("ReportSeconds", 2.0)));
        var perTenMinutes = new YandexMethod("generateShowsSalesReport", 6, 10, TimeSpan.FromHours(1), false, Finance);
        routes.Post("/v2/reports/shows-sales/generate", perTenMinutes, call => GenerateAsync(call, world, shelf));
        routes.Get("/v2/reports/info/{reportId}", YandexMethod.Often("getReportInfo", 100, 100), call => InfoAsync(call, world, shelf));
        app.MapGet(FilesPath + "/{reportId}.zip", (string reportId) => shelf.Find(reportId) is { File: { } file } report && shelf.Age(report) < LinkLives ? Results.File(file, "application/zip") : Results.NotFound());
    }

    private static Task GenerateAsync(YandexExchange call, Simulation world, ReportShelf shelf)
    {
        var account = call.Number("campaignId") is { } campaign ? YandexIds.OfCampaign(campaign) : YandexIds.OfBusiness(call.Number("businessId") ?? 0);
        if (account is null || !call.Caller.Accounts.Contains(account))
        {
            return YandexExchange.ErrorAsync(call.Context, 403, "FORBIDDEN", "Access denied to the business");
        }

        if (YandexExchange.Day(call.Text("dateFrom")) is not { } from || YandexExchange.Day(call.Text("dateTo")) is not { } to || to < from || call.Text("grouping") != "OFFERS" || call.Query("format") != "JSON")
        {
            return call.BadAsync("dateFrom, dateTo, grouping or format is not valid");
        }

        var report = shelf.Put(account, from, to, Make(world, account, from, to));
        return call.OkAsync(new { reportId = report.Id, estimatedGenerationTime = (long)shelf.Takes.TotalMilliseconds });
    }

    private static (byte[]? File, string? Problem) Make(Simulation world, Account account, DateOnly from, DateOnly to)
    {
        var first = YandexTime.DayOf(world.Clock.Now).AddDays(-DaysKept);
        if (to < first || from > YandexTime.DayOf(world.Clock.Now))
        {
            return (null, "NO_DATA");
        }

        var rows = world.Read(account, (shop, now) => Figures.Funnel(shop, from > first ? from : first, to, now).Take(MostRows + 1).Select(Row).ToArray());
        return rows.Length > MostRows ? (null, "TOO_LARGE") : (Zip(rows), null);
    }

    /// <summary>Some numbers are texts here, as they are there.</summary>
    private static object Row(FunnelDay day) => new
    {
        day = day.Day.Day.ToString("00", CultureInfo.InvariantCulture),
        month = day.Day.Month.ToString("00", CultureInfo.InvariantCulture),
        year = day.Day.Year,
        categoryName = day.Product.Category,
        brandName = day.Product.Brand,
        offerId = day.Product.Article,
        offerName = day.Product.Name,
        shows = day.Shows.ToString(CultureInfo.InvariantCulture),
        clicks = day.Opens,
        toCart = day.Carts.ToString(CultureInfo.InvariantCulture),
        orderItems = day.Orders,
        orderItemsTotalAmount = day.OrderSum.ToString(CultureInfo.InvariantCulture),
        orderItemsDeliveredCount = day.Buyouts,
        orderItemsCanceledCount = day.Cancels,
        orderItemsReturnedCount = day.Returns,
    };

    private static byte[] Zip(object[] rows)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("shows_sales.json").Open();
            JsonSerializer.Serialize(entry, new { rows }, JsonSerializerOptions.Web);
        }

        return memory.ToArray();
    }

    private static Task InfoAsync(YandexExchange call, Simulation world, ReportShelf shelf)
    {
        if (shelf.Find((string)call.Context.Request.RouteValues["reportId"]!) is not { } report || !call.Caller.Accounts.Contains(report.Account))
        {
            return call.MissingAsync("Report not found");
        }

        var (asked, left) = (YandexTime.Of(report.AskedAt), shelf.Takes - shelf.Age(report));
        if (left > TimeSpan.Zero)
        {
            return call.OkAsync(new { status = left > shelf.Takes / 2 ? "PENDING" : "PROCESSING", generationRequestedAt = asked, estimatedGenerationTime = (long)left.TotalMilliseconds });
        }

        return report.Problem is { } problem
            ? call.OkAsync(new { status = problem == "NO_DATA" ? "DONE" : "FAILED", subStatus = problem, generationRequestedAt = asked, generationFinishedAt = YandexTime.Of(report.AskedAt + shelf.Takes) })
            : call.OkAsync(new { status = "DONE", generationRequestedAt = asked, generationFinishedAt = YandexTime.Of(report.AskedAt + shelf.Takes), file = $"{call.Host}{FilesPath}/{report.Id}.zip" });
    }
}

/// <summary>A report that was asked for.</summary>
internal sealed record AskedReport(string Id, Account Account, DateTimeOffset AskedAt, byte[]? File, string? Problem);

/// <summary>The reports of this run; they are not part of the world's state.</summary>
internal sealed class ReportShelf(TimeProvider real, TimeSpan takes)
{
    private readonly ConcurrentDictionary<string, AskedReport> reports = new();
    private int count;

    /// <summary>How long the making takes, in real time.</summary>
    public TimeSpan Takes => takes;

    public AskedReport Put(Account account, DateOnly from, DateOnly to, (byte[]? File, string? Problem) made)
    {
        var number = Interlocked.Increment(ref count);
        var id = string.Create(CultureInfo.InvariantCulture, $"shows-{account.Index}-{from.DayNumber}-{to.DayNumber}-{number}");
        return reports[id] = new AskedReport(id, account, real.GetUtcNow(), made.File, made.Problem);
    }

    public AskedReport? Find(string id) => reports.GetValueOrDefault(id);

    public TimeSpan Age(AskedReport report) => real.GetUtcNow() - report.AskedAt;
}
