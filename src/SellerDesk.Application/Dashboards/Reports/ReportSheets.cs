using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Reports;

/// <summary>Reads a report's boards with the eyes of one reader.</summary>
public sealed class ReportSheets(DbContextOptions<SellerDeskDb> options, IReportWords words, TimeProvider time)
{
    /// <param name="at">The moment that the letter is for: the period ends the day before it, on the schedule's clock.</param>
    /// <returns>Null: it is about a shop that the reader does not see.</returns>
    public async Task<IReadOnlyList<ReportSheet>?> LoadAsync(Report report, ShopScope scope, DateTimeOffset at, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(report.Zone)).DateTime);
        var (from, to) = report.Schedule.PeriodBefore(today);
        var ask = words.Ask(report, from, to, today);
        if (scope is { All: false, Shops.Count: 0 } || (ask.Filter.Shop is { } shop && !scope.Contains(shop)))
        {
            return null;
        }

        var database = new ScopedDb(options, new FixedScope(scope));
        var keys = new FigureKeys(database, time);
        var boards = new BoardSheets(new FigureBook(database, time), keys, new Targets(database));
        var changes = new WhatChanged(keys);
        var sheets = new List<ReportSheet>();
        foreach (var board in report.Boards.Select(Enum.Parse<Board>))
        {
            var sheet = await boards.LoadAsync(PlanOf(board), ask, cancel);
            sheets.Add(new ReportSheet(board, sheet, await changes.LoadAsync(sheet, cancel)));
        }

        return sheets;
    }

    private static BoardPlan PlanOf(Board board) => BoardPlan.Of(board.ToString().ToLowerInvariant()) ?? BoardPlan.Overview;
}
