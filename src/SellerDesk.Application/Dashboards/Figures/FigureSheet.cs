using SellerDesk.Application.Figures;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>The length of a chart's points.</summary>
public enum FigureStep
{
    Day,
    Week,
    Month,
}

/// <summary>A point of a chart.</summary>
/// <param name="At">Its first day.</param>
public sealed record FigurePoint(DateOnly At, MetricValue Sum)
{
    public decimal? Value => Sum.Value;
}

/// <summary>What was read for some metrics: any period within it is summed and cut into points without another look.</summary>
/// <param name="From">First day that was read.</param>
/// <param name="To">Last day.</param>
/// <param name="Currency">Of money; empty while there is none.</param>
/// <param name="Currencies">All there are, the one of the most orders first.</param>
/// <param name="today">Of UTC; metrics that need days to ripen leave the younger ones out. Null: none is.</param>
public sealed class FigureSheet(DateOnly from, DateOnly to, string currency, IReadOnlyList<string> currencies, IReadOnlyList<FigureMonth> months, DateOnly? today = null)
{
    private readonly ILookup<FigureOf, FigureMonth> bySource = months.ToLookup(month => month.Source);

    public DateOnly From => from;

    public DateOnly To => to;

    public string Currency => currency;

    public IReadOnlyList<string> Currencies => currencies;

    /// <summary>Nothing was counted for any of the metrics in these months.</summary>
    public bool IsEmpty => months.Count == 0;

    /// <summary>The sum of a period; where nothing counts the metric yet, nothing.</summary>
    public MetricValue Of(Metric metric, DateOnly first, DateOnly last)
    {
        var end = LastOf(metric, last);
        return new MetricValue(
            metric, Sum(metric, metric.Numerator, first, end), metric.Denominator is { } denominator ? Sum(metric, denominator, first, end) : 0,
            metric.Squares is { } squares ? Sum(metric, squares, first, end) : 0);
    }

    /// <summary>The last day that counts: younger ones of a metric that needs days to ripen do not.</summary>
    public DateOnly LastOf(Metric metric, DateOnly last) => today is { } day && metric.RipeUntil(day) < last ? metric.RipeUntil(day) : last;

    /// <summary>Whether the source has anything on the day, also where it adds up to nothing.</summary>
    internal bool Has(FigureSource source, DateOnly day) =>
        bySource[source.Of].Any(month => month.Month == FigureFilter.MonthOf(day) && Enumerable.Range(0, source.Counts.Count).Any(place => Part(month, place * FigureMonth.Days, day, day) != 0));

    /// <summary>What the source counted on the day at one of its places.</summary>
    internal long Counted(FigureSource source, int place, DateOnly day) =>
        bySource[source.Of].Where(month => month.Month == FigureFilter.MonthOf(day)).Sum(month => Part(month, place * FigureMonth.Days, day, day));

    public IReadOnlyList<FigurePoint> Points(Metric metric, DateOnly first, DateOnly last, FigureStep step)
    {
        var points = new List<FigurePoint>();
        for (var at = StartOf(first, step); at <= last; at = Next(at, step))
        {
            var end = Next(at, step).AddDays(-1);
            points.Add(new FigurePoint(at, Of(metric, at < first ? first : at, end > last ? last : end)));
        }

        return points;
    }

    /// <summary>Weeks begin on Monday.</summary>
    public static DateOnly StartOf(DateOnly day, FigureStep step) => step switch
    {
        FigureStep.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        FigureStep.Month => FigureFilter.MonthOf(day),
        _ => day,
    };

    private static DateOnly Next(DateOnly at, FigureStep step) => step switch
    {
        FigureStep.Week => at.AddDays(7),
        FigureStep.Month => at.AddMonths(1),
        _ => at.AddDays(1),
    };

    private decimal Sum(Metric metric, Measure measure, DateOnly first, DateOnly last)
    {
        if (FigureSources.Of(measure) is not { } source || last < first)
        {
            return 0;
        }

        // Money is of one currency, and so is what it is divided by.
        var ofMoney = metric.Unit == MetricUnit.Money;
        var place = source.PlaceOf(measure) * FigureMonth.Days;
        long sum = 0;
        foreach (var month in bySource[source.Of])
        {
            if (!ofMoney || month.Currency == currency)
            {
                sum += Part(month, place, first, last);
            }
        }

        return measure.Told(sum);
    }

    private static long Part(FigureMonth month, int place, DateOnly first, DateOnly last)
    {
        var end = month.Month.AddMonths(1).AddDays(-1);
        if (month.Month > last || end < first || month.Upto.Length < place + FigureMonth.Days)
        {
            return 0;
        }

        var upto = month.Upto[place + (last < end ? last.Day : FigureMonth.Days) - 1];
        return first > month.Month ? upto - month.Upto[place + first.Day - 2] : upto;
    }
}
