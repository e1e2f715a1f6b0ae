using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Imports.Files;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Dashboards;

/// <summary>A board or a metric as a file for a spreadsheet: plain numbers, both sides of each fraction.</summary>
internal static class BoardFile
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapBoardFiles(this WebApplication app)
    {
        foreach (var kind in new[] { "csv", "xlsx" })
        {
            app.MapGet($"{BoardAddress.Overview}/export.{kind}", (HttpContext http, BoardSheets sheets, CurrentPerson current, TimeProvider time, Texts t, string? board) => BoardAsync(http, sheets, current, time, t, kind, board))
                .RequireAuthorization(Policies.Look).ExcludeFromDescription();
            app.MapGet($"{BoardAddress.Metric}/{{code}}/export.{kind}", (HttpContext http, MetricBoard metrics, CurrentPerson current, TimeProvider time, Texts t, string code, string? stage) => MetricAsync(http, metrics, current, time, t, kind, MetricParts.Of(code, stage)))
                .RequireAuthorization(Policies.Look).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> BoardAsync(HttpContext http, BoardSheets sheets, CurrentPerson current, TimeProvider time, Texts t, string kind, string? board)
    {
        var plan = BoardPlan.Of(board) ?? BoardPlan.Overview;
        var sheet = await sheets.LoadAsync(plan, await AskAsync(http, current, time), http.RequestAborted);
        return File(kind, plan.Code, Named(t, FigureTable.Of(sheet)));
    }

    private static async Task<IResult> MetricAsync(HttpContext http, MetricBoard metrics, CurrentPerson current, TimeProvider time, Texts t, string kind, Metric? metric)
    {
        if (metric is null)
        {
            return Results.NotFound();
        }

        var query = QueryHelpers.ParseQuery(http.Request.QueryString.Value);
        FigureDimension? by = query.TryGetValue("by", out var word) && Enum.TryParse<FigureDimension>(word.ToString(), ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null;
        var sheet = await metrics.LoadAsync(metric, await AskAsync(http, current, time), BoardFilter.Read($"http://desk/{http.Request.QueryString}").Step, by, http.RequestAborted);
        return File(kind, metric.Stage is null ? metric.Code : $"{metric.Code}-{metric.Stage}", Named(t, FigureTable.Of(sheet)));
    }

    private static async Task<BoardAsk> AskAsync(HttpContext http, CurrentPerson current, TimeProvider time) =>
        BoardFilter.Read($"http://desk/{http.Request.QueryString}").Ask(BoardHead.Today(time.GetUtcNow(), await current.GetZoneAsync(http.RequestAborted)));

    /// <summary>CSV with a byte order mark, without which spreadsheets read Russian letters wrongly.</summary>
    private static IResult File(string kind, string name, IReadOnlyList<IReadOnlyList<object?>> all)
    {
        if (kind == "xlsx")
        {
            return Results.File(XlsxWriter.Write(name, all), Xlsx, $"{name}.xlsx");
        }

        var lines = all.Select(row => CsvLine.Of(row.Select(Cell)) + "\r\n");
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines))], "text/csv; charset=utf-8", $"{name}.csv");
    }

    /// <summary>With the heads, and first what each figure is called in the reader's language: codes are for programs.</summary>
    public static IReadOnlyList<IReadOnlyList<object?>> Named(Texts t, IEnumerable<IReadOnlyList<object?>> rows) =>
    [
        [t["boards.export.figure"], .. FigureTable.Head], .. rows.Select(row => (IReadOnlyList<object?>)[MetricParts.Of((string?)row[0], (string?)row[1]) is { } metric ? t.Name(metric) : row[0], .. row]),
    ];

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => RejectionFile.Defused(text),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
