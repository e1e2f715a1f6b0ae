using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>A key with its part of the change.</summary>
public sealed record KeyPart(FigureKey Key, decimal? Part);

/// <summary>A metric's page as plain data.</summary>
/// <param name="Before">Points of the period that it is compared with, each beside the point of the same place.</param>
/// <param name="Dimensions">What it can be told apart by.</param>
/// <param name="By">The one that is shown; null: none can be.</param>
/// <param name="Months">Of each year the months, January first.</param>
/// <param name="Weekdays">Monday first, over half a year.</param>
public sealed record MetricSheet(
    BoardTile Tile, FigureSheet Figures, FigureStep Step, IReadOnlyList<FigurePoint> Points, IReadOnlyList<FigurePoint> Before, IReadOnlyList<FigureDimension> Dimensions,
    FigureDimension? By, IReadOnlyList<KeyPart> Keys, int AllKeys, IReadOnlyList<(int Year, IReadOnlyList<MetricValue?> Months)> Months, IReadOnlyList<MetricValue> Weekdays)
{
    public string Currency => Tile.Currency;
}

/// <summary>Reads one metric: its points against the comparison, what it is told apart by, its seasons. One look for all of time, one for the keys.</summary>
public sealed class MetricBoard(FigureBook book, FigureKeys keys, Targets targets)
{
    private const int Years = 3;
    private const int WeekdayDays = 182;
    private const int MostKeys = 100;
    private const int DayPoints = 31;
    private const int WeekPoints = 200;

    public static FigureStep StepOf(FigureFilter filter) => filter.Days <= DayPoints ? FigureStep.Day : filter.Days <= WeekPoints ? FigureStep.Week : FigureStep.Month;

    public static IReadOnlyList<FigureDimension> DimensionsOf(Metric metric) =>
        [.. Enum.GetValues<FigureDimension>().Where(by => by != FigureDimension.Whole && FigureKeys.CanBe(metric, by)).OrderBy(by => by == FigureDimension.Shop)];

    public async Task<MetricSheet> LoadAsync(Metric metric, BoardAsk wanted, FigureStep? step, FigureDimension? by, CancellationToken cancel)
    {
        var ask = wanted.RipeFor(metric);
        var start = new DateOnly(ask.Filter.To.Year - Years + 1, 1, 1);
        var earliest = BoardSheets.Earliest([metric], wanted);
        var sheet = await book.LoadAsync([metric], ask.Filter, start < earliest ? start : earliest, cancel);
        var target = (await targets.LoadAsync(ask.Filter.Shop, cancel)).GetValueOrDefault((metric.Code, metric.Stage));
        var tile = BoardSheets.TileOf(sheet, metric, ask, target);
        var length = step ?? StepOf(ask.Filter);
        var dimensions = DimensionsOf(metric);
        FigureDimension? shown = ask.Filter.Dimension != FigureDimension.Whole || dimensions.Count == 0 ? null : by is { } chosen && dimensions.Contains(chosen) ? chosen : dimensions[0];
        var view = shown is { } dimension
            ? await keys.LoadAsync(metric, ask.Filter, ask.Before ?? ask.Filter.Before, dimension, sheet.Currency, MostKeys, cancel) : new FigureKeyView([], 0);
        return new MetricSheet(
            tile, sheet, length, sheet.Points(metric, ask.Filter.From, ask.Filter.To, length), ask.Before is { } past ? sheet.Points(metric, past.From, past.To, length) : [],
            dimensions, shown, Parts(tile, view), view.Keys, Seasons(sheet, metric, ask), Weekdays(sheet, metric, ask.Filter.To));
    }

    private static List<KeyPart> Parts(BoardTile tile, FigureKeyView view)
    {
        var parts = tile.Before is { } before && tile.Change is not null
            ? Contributions.Of(tile.Now, before, view.Rows.Select(row => (row.Key, row.Name, row.Now, row.Before))).ToDictionary(one => one.Key, one => one.Part) : [];
        return [.. view.Rows.Select(row => new KeyPart(row, parts.TryGetValue(row.Key, out var part) ? part : null))];
    }

    /// <summary>Months that are over or have begun; those before the first one with anything are left out.</summary>
    private static List<(int Year, IReadOnlyList<MetricValue?> Months)> Seasons(FigureSheet sheet, Metric metric, BoardAsk ask)
    {
        var years = Enumerable.Range(0, Years).Select(back => ask.Filter.To.Year - back).Select(year => (Year: year, Months: (IReadOnlyList<MetricValue?>)[.. Enumerable.Range(1, 12).Select(month => Of(year, month))]));
        return [.. years.Where(year => year.Months.Any(month => month is { } value && (value.Numerator != 0 || value.Denominator != 0)))];

        MetricValue? Of(int year, int month)
        {
            var first = new DateOnly(year, month, 1);
            return first > ask.Filter.To ? null : sheet.Of(metric, first, first.AddMonths(1).AddDays(-1));
        }
    }

    private static List<MetricValue> Weekdays(FigureSheet sheet, Metric metric, DateOnly to)
    {
        var days = Enumerable.Range(0, WeekdayDays).Select(back => to.AddDays(-back)).ToLookup(day => ((int)day.DayOfWeek + 6) % 7);
        return [.. Enumerable.Range(0, 7).Select(weekday =>
        {
            var values = days[weekday].Select(day => sheet.Of(metric, day, day)).ToList();
            return new MetricValue(metric, metric.Denominator is null ? Math.Round(values.Sum(value => value.Numerator) / Math.Max(1, values.Count), 2) : values.Sum(value => value.Numerator), values.Sum(value => value.Denominator), values.Sum(value => value.Squares));
        })];
    }
}
