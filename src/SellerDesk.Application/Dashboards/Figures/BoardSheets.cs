using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>Reads a board: one look for all tiles with their lines and comparison, one for targets, one for each table.</summary>
public sealed class BoardSheets(FigureBook book, FigureKeys keys, Targets targets)
{
    /// <summary>How far back a board can look beside its period: the twelve weeks of a trend.</summary>
    public const int TrendDays = 84;

    public async Task<BoardSheet> LoadAsync(BoardPlan plan, BoardAsk ask, CancellationToken cancel)
    {
        var (tiles, besides, sheet) = await TilesAsync(plan.Tiles, plan.Besides, ask, cancel);
        var tables = new List<BoardTable>();
        foreach (var cut in plan.Tables.Where(cut => FigureKeys.CanBe(cut.Metric, cut.By) && ask.Filter.Dimension == FigureDimension.Whole))
        {
            var own = ask.RipeFor(cut.Metric);
            tables.Add(new BoardTable(cut, await keys.LoadAsync(cut.Metric, own.Filter, own.Before ?? own.Filter.Before, cut.By, sheet.Currency, cut.Most, cancel)));
        }

        return new BoardSheet(plan, ask, tiles, besides, tables, sheet);
    }

    /// <summary>Tiles of any metrics, all from one look.</summary>
    public async Task<(IReadOnlyList<BoardTile> Tiles, IReadOnlyList<BoardTile> Besides, FigureSheet Sheet)> TilesAsync(
        IReadOnlyList<Metric> metrics, IReadOnlyList<Metric> besides, BoardAsk ask, CancellationToken cancel)
    {
        Metric[] all = [.. metrics, .. besides];
        var sheet = await book.LoadAsync(all, ask.Filter, Earliest(all, ask), cancel);
        var wished = await targets.LoadAsync(ask.Filter.Shop, cancel);
        return ([.. metrics.Select(One)], [.. besides.Select(One)], sheet);

        BoardTile One(Metric metric) => TileOf(sheet, metric, ask.RipeFor(metric), wished.GetValueOrDefault((metric.Code, metric.Stage)));
    }

    /// <summary>The first day that tiles, their comparison and a trend of twelve weeks need.</summary>
    public static DateOnly Earliest(IEnumerable<Metric> metrics, BoardAsk ask)
    {
        var days = metrics.Select(ask.RipeFor).SelectMany(own => new[] { own.Filter.From, own.Before?.From ?? own.Filter.From });
        var (first, most) = (days.Append(ask.Filter.To.AddDays(-TrendDays)).Min(), ask.Filter.To.AddDays(-FigureFilter.MostDays * 2));
        return first < most ? most : first;
    }

    public static BoardTile TileOf(FigureSheet sheet, Metric metric, BoardAsk ask, decimal? target)
    {
        var now = sheet.Of(metric, ask.Filter.From, ask.Filter.To);
        MetricValue? before = ask.Before is { } past ? sheet.Of(metric, past.From, past.To) : null;
        var sure = before is null ? null : IsSure(sheet, metric, now, before.Value, ask);
        return new BoardTile(metric, ask, now, before, sure, target, BoardLine.Of(sheet, metric, ask.Filter), sheet.Currency, LackOf(metric, now, ask.Filter));
    }

    /// <summary>Samples by their intervals; counts, money and hours by how much their days usually differ.</summary>
    public static bool? IsSure(FigureSheet sheet, Metric metric, MetricValue now, MetricValue before, BoardAsk ask) =>
        now.IsSureAgainst(before) ?? (metric.IsShare || metric.Squares is not null || ask.Before is not { } past ? null : UsualScatter.IsBeyond(
            Days(sheet, metric, ask.Filter), ask.Filter.From, Days(sheet, metric, past), past.From));

    private static List<decimal?> Days(FigureSheet sheet, Metric metric, FigureFilter filter) =>
        [.. sheet.Points(metric, filter.From, filter.To, FigureStep.Day).Select(point => point.Value)];

    private static NoData? LackOf(Metric metric, MetricValue now, FigureFilter filter) =>
        !FigureKeys.CanBe(metric, FigureDimension.Whole) ? NoData.NotTold
        : !FigureKeys.CanBe(metric, filter.Dimension) ? NoData.NotByThis
        : now.Value is null || IsTold(metric) && now.Numerator == 0 ? IsTold(metric) ? NoData.NotTold : NoData.NoCases
        : null;

    /// <summary>Whether marketplaces tell it and the desk cannot count it: then a zero is silence.</summary>
    private static bool IsTold(Metric metric) => FigureSources.Of(metric.Numerator)?.Of == FigureOf.Funnel;
}
