using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>A metric of a shop (or of all) with its target, where it stands, and what would be a sensible one.</summary>
/// <param name="Own">Set for exactly this shop, or for all where no shop is meant.</param>
/// <param name="Whole">What holds where the shop has none of its own.</param>
/// <param name="Lately">The last seven whole days.</param>
/// <param name="Suggested">Of the last ninety days; null where there is too little to tell.</param>
public sealed record TargetRow(Metric Metric, MetricTarget? Own, MetricTarget? Whole, MetricValue Lately, decimal? Suggested)
{
    public MetricTarget? Holds => Own ?? Whole;
}

/// <param name="Currency">Of money.</param>
public sealed record TargetView(IReadOnlyList<TargetRow> Rows, string Currency);

/// <summary>Targets of all metrics that have a good direction. Figures are rollups: some rows a metric and month.</summary>
public sealed class TargetBoard(ScopedDb database, FigureBook book)
{
    public const int LatelyDays = 7;
    public const int SuggestDays = 90;

    public static IReadOnlyList<Metric> Aimed { get; } = [.. Metrics.All.Where(metric => metric.Good != GoodWhen.Neither)];

    /// <param name="today">Its figures are not whole yet, and left out.</param>
    public async Task<TargetView> LoadAsync(ShopId? shop, DateOnly today, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var targets = await db.MetricTargets.AsNoTracking().Where(t => t.ShopId == null || t.ShopId == shop).ToListAsync(cancel);
        var oldest = Aimed.Max(metric => metric.RipeDays) + SuggestDays;
        var sheet = await book.LoadAsync(Aimed, new FigureFilter(today.AddDays(-oldest), today.AddDays(-1)) { Shop = shop }, today.AddDays(-oldest), cancel);
        return new TargetView([.. Aimed.Select(metric => Row(metric, shop, targets, sheet, today))], sheet.Currency);
    }

    private static TargetRow Row(Metric metric, ShopId? shop, List<MetricTarget> targets, FigureSheet sheet, DateOnly today)
    {
        MetricTarget? Of(ShopId? whose) => targets.FirstOrDefault(target => target.Metric == metric.Code && target.Stage == metric.Stage && target.ShopId == whose);
        var last = today.AddDays(-1 - metric.RipeDays);
        return new TargetRow(metric, Of(shop), shop is null ? null : Of(null), Period(metric, sheet, last), TargetSuggestion.Of(metric, Weeks(metric, sheet, last)));
    }

    internal static MetricValue Period(Metric metric, FigureSheet sheet, DateOnly last) => sheet.Of(metric, last.AddDays(1 - LatelyDays), last);

    private static IEnumerable<decimal?> Weeks(Metric metric, FigureSheet sheet, DateOnly last)
    {
        for (var end = last; end.AddDays(-LatelyDays) >= last.AddDays(-SuggestDays); end = end.AddDays(-LatelyDays))
        {
            yield return Period(metric, sheet, end).Value;
        }
    }
}
