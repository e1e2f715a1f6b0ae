using System.Globalization;
using System.Text;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Orders.Times;

/// <summary>What the page of time shows as a file for a spreadsheet: minutes and shares as plain numbers.</summary>
internal static class TimesFile
{
    private static readonly string[] Head =
    [
        "leg", "by", "key", "name", "orders", "timed", "contradicting", "median_minutes", "p90_minutes", "median_minutes_before", "judged", "late", "late_share", "late_share_low", "late_share_high",
        "late_share_before", "late_minutes",
    ];

    public static void Map(WebApplication app) => app.MapGet(TimesAddress.Export, DownloadAsync).RequireAuthorization(Policies.Look).NotesExport("order_times").ExcludeFromDescription();

    /// <summary>With a byte order mark, without which spreadsheets read Russian letters wrongly.</summary>
    private static async Task DownloadAsync(HttpContext http, LegBoard board, CurrentPerson current, TimeProvider time)
    {
        var zone = await current.GetZoneAsync(http.RequestAborted);
        var ask = TimesAddress.Read($"http://desk{TimesAddress.Export}{http.Request.QueryString}");
        var view = await board.LoadAsync(ask.Filter(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime)), http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=order-times.csv";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);
        await writer.WriteAsync(CsvLine.Of(Head) + "\r\n");
        foreach (var (by, row) in view.Legs.Select(leg => (LegDimension.All, leg)).Concat(view.Rows.Select(row => (ask.By, row))))
        {
            await writer.WriteAsync(CsvLine.Of([.. Cells(by, row).Select(RejectionFile.Defused)]) + "\r\n");
        }
    }

    private static IEnumerable<string> Cells(LegDimension by, LegFigures row) =>
    [
        TimesAddress.Word(row.Leg), TimesAddress.Word(by), row.Key, row.Name, Text(row.Now.Orders), Text(row.Now.Timed), Text(row.Now.Contradicting), Text(row.Now.Median), Text(row.Now.P90), Text(row.Before.Median),
        Text(row.Now.Judged), Text(row.Now.Late), Share(row.Now, share => share.Share), Share(row.Now, share => share.Low), Share(row.Now, share => share.High), Share(row.Before, share => share.Share), Text(row.Now.LateMinutes),
    ];

    private static string Share(LegSum sum, Func<Domain.Common.WilsonInterval, double> part) => sum.Judged == 0 ? "" : part(sum.LateShare).ToString("0.####", CultureInfo.InvariantCulture);

    private static string Text(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
