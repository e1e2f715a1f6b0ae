using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Imports.Files;
using SellerDesk.Domain.Dashboards;
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
            app.MapGet($"{BoardAddress.Overview}/export.{kind}", (HttpContext http, BoardSheets sheets, CurrentPerson current, TimeProvider time, string? board) => BoardAsync(http, sheets, current, time, kind, board))
                .RequireAuthorization(Policies.Look).ExcludeFromDescription();
            app.MapGet($"{BoardAddress.Metric}/{{code}}/export.{kind}", (HttpContext http, MetricBoard metrics, CurrentPerson current, TimeProvider time, string code, string? stage) => MetricAsync(http, metrics, current, time, kind, MetricParts.Of(code, stage)))
                .RequireAuthorization(Policies.Look).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> BoardAsync(HttpContext http, BoardSheets sheets, CurrentPerson current, TimeProvider time, string kind, string? board)
    {
        var plan = BoardPlan.Of(board) ?? BoardPlan.Overview;
        var sheet = await sheets.LoadAsync(plan, await AskAsync(http, current, time), http.RequestAborted);
        return File(kind, plan.Code, FigureTable.Of(sheet));
    }

    private static async Task<IResult> MetricAsync(HttpContext http, MetricBoard metrics, CurrentPerson current, TimeProvider time, string kind, Metric? metric)
    {
        if (metric is null)
        {
            return Results.NotFound();
        }

        var query = QueryHelpers.ParseQuery(http.Request.QueryString.Value);
        FigureDimension? by = query.TryGetValue("by", out var word) && Enum.TryParse<FigureDimension>(word.ToString(), ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null;
        var sheet = await metrics.LoadAsync(metric, await AskAsync(http, current, time), BoardFilter.Read($"http://desk/{http.Request.QueryString}").Step, by, http.RequestAborted);
        return File(kind, metric.Stage is null ? metric.Code : $"{metric.Code}-{metric.Stage}", FigureTable.Of(sheet));
    }

    private static async Task<BoardAsk> AskAsync(HttpContext http, CurrentPerson current, TimeProvider time) =>
        BoardFilter.Read($"http://desk/{http.Request.QueryString}").Ask(BoardHead.Today(time.GetUtcNow(), await current.GetZoneAsync(http.RequestAborted)));

    /// <summary>CSV with a byte order mark, without which spreadsheets read Russian letters wrongly.</summary>
    private static IResult File(string kind, string name, IEnumerable<IReadOnlyList<object?>> rows)
    {
        IReadOnlyList<IReadOnlyList<object?>> all = [[.. FigureTable.Head], .. rows];
        if (kind == "xlsx")
        {
            return Results.File(XlsxWriter.Write(name, all), Xlsx, $"{name}.xlsx");
        }

        var lines = all.Select(row => CsvLine.Of(row.Select(Cell)) + "\r\n");
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines))], "text/csv; charset=utf-8", $"{name}.csv");
    }

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        string text => RejectionFile.Defused(text),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
