namespace SellerDesk.Domain.Dashboards;

/// <summary>A target that was reached in one week of four: better than usual, and no wonder. The quartile of the weeks on the metric's good side, rounded to what one says aloud.</summary>
public static class TargetSuggestion
{
    private const int FewestWeeks = 4;
    private const int Digits = 2;

    /// <param name="weeks">Values of whole weeks; null where there was nothing to count.</param>
    public static decimal? Of(Metric metric, IEnumerable<decimal?> weeks)
    {
        var known = weeks.OfType<decimal>().Order().ToList();
        if (known.Count < FewestWeeks || known[^1] == 0)
        {
            return null;
        }

        var place = metric.Good == GoodWhen.Lower ? (known.Count - 1) / 4 : known.Count - 1 - ((known.Count - 1) / 4);
        return Rounded(metric, known[place]);
    }

    private static decimal Rounded(Metric metric, decimal value)
    {
        // Shares are said in whole or half percents, stars in tenths; everything else in two digits that count.
        var step = metric.Unit switch
        {
            MetricUnit.Share => value is < 0.1m or > 0.9m ? 0.005m : 0.01m,
            MetricUnit.Stars => 0.1m,
            MetricUnit.Score => 1m,
            _ => Power((int)Math.Floor(Math.Log10((double)Math.Max(Math.Abs(value), 0.01m))) - Digits + 1),
        };
        var rounded = Math.Round(value / step, MidpointRounding.AwayFromZero) * step;
        return metric.Unit == MetricUnit.Share ? Math.Clamp(rounded, 0, 1) : rounded;
    }

    private static decimal Power(int exponent) => (decimal)Math.Pow(10, exponent);
}
