using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>A board or a metric as one flat table, for files and letters: a row for each figure, both sides of its fraction beside it, so that it can be counted on.</summary>
public static class FigureTable
{
    public static readonly IReadOnlyList<string> Head =
    [
        "metric", "stage", "by", "key", "name", "from", "to", "value", "before", "numerator", "denominator", "low", "high", "sure", "target", "unit", "currency",
    ];

    public static IEnumerable<IReadOnlyList<object?>> Of(BoardSheet sheet) =>
        sheet.Tiles.Select(Tile).Concat(sheet.Tables.SelectMany(table => table.View.Rows.Select(row => Key(table.Cut.Metric, table.Cut.By, row, sheet.Ask.RipeFor(table.Cut.Metric), sheet.Currency))));

    public static IEnumerable<IReadOnlyList<object?>> Of(MetricSheet sheet)
    {
        yield return Tile(sheet.Tile);
        for (var at = 0; at < sheet.Points.Count; at++)
        {
            var (point, metric) = (sheet.Points[at], sheet.Tile.Metric);
            yield return Row(metric, sheet.Step.ToString().ToLowerInvariant(), null, null, point.At, null, point.Sum, at < sheet.Before.Count ? sheet.Before[at].Value : null, null, null, sheet.Currency);
        }

        foreach (var one in sheet.Keys)
        {
            yield return Key(sheet.Tile.Metric, sheet.By!.Value, one.Key, sheet.Tile.Ask, sheet.Currency);
        }
    }

    private static IReadOnlyList<object?> Tile(BoardTile tile) => Row(
        tile.Metric, null, null, null, tile.Ask.Filter.From, tile.Ask.Filter.To, tile.Lack is null ? tile.Now : tile.Now with { Numerator = 0, Denominator = 0 }, tile.Before?.Value, tile.Sure, tile.Target, tile.Currency);

    private static IReadOnlyList<object?> Key(Metric metric, FigureDimension by, FigureKey row, BoardAsk ask, string currency) => Row(
        metric, by.ToString().ToLowerInvariant(), row.Key, row.Name, ask.Filter.From, ask.Filter.To, row.Now, ask.Before is null ? null : row.Before.Value, ask.Before is null ? null : row.Now.IsSureAgainst(row.Before), null, currency);

    private static IReadOnlyList<object?> Row(
        Metric metric, string? by, string? key, string? name, DateOnly from, DateOnly? to, MetricValue now, decimal? before, bool? sure, decimal? target, string currency) =>
    [
        metric.Code, metric.Stage, by, key, name, from, to, now.Value, before, now.Numerator, metric.Denominator is null ? null : now.Denominator,
        now.Interval?.Low, now.Interval?.High, sure is { } known ? known ? "yes" : "no" : null, target, metric.Unit.ToString().ToLowerInvariant(), metric.Unit == MetricUnit.Money ? currency : null,
    ];
}
