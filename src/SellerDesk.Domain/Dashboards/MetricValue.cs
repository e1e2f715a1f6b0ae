using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Dashboards;

/// <summary>Both sides of a metric's fraction over a period, in the metric's own unit (money in its major unit, time in hours or days).</summary>
/// <param name="Squares">Sum of the squares of the numerator's parts, where the metric keeps them.</param>
public readonly record struct MetricValue(Metric Metric, decimal Numerator, decimal Denominator, decimal Squares = 0)
{
    private const double Z = 1.959964;

    /// <summary>Null where nothing could have been counted: that is "no data", neither 0 nor 100 %.</summary>
    public decimal? Value => Metric.Denominator is null ? Numerator : Denominator == 0 ? null : Math.Round(Numerator / Denominator * Metric.Times, 6);

    /// <summary>Where the value may truly lie, at 95 %; null where it is no sample (counts, money) or there are too few cases.</summary>
    public (decimal Low, decimal High)? Interval
    {
        get
        {
            if (Metric.Denominator is null || Denominator <= 0)
            {
                return null;
            }

            if (Metric.IsShare)
            {
                // Some fractions may exceed one (two complaints of an order): then there is no share to speak of.
                return Numerator < 0 || Numerator > Denominator ? null : Of(WilsonInterval.Of((int)Math.Min(Numerator, int.MaxValue), (int)Math.Min(Denominator, int.MaxValue)));
            }

            if (Metric.Squares is null || Denominator < 2)
            {
                return null;
            }

            var (mean, count) = ((double)(Numerator / Denominator), (double)Denominator);
            var spread = Math.Max(0, ((double)Squares - (count * mean * mean)) / (count - 1));
            var half = Z * Math.Sqrt(spread / count);
            return (Round((mean - half) * Metric.Times), Round((mean + half) * Metric.Times));
        }
    }

    /// <summary>
    /// How much of a change from <paramref name="before"/> to this may be chance: null where that cannot be told (no samples), else true when the change is beyond it.
    /// Shares by Newcombe's interval, means by the normal one of two independent samples.
    /// </summary>
    public bool? IsSureAgainst(MetricValue before)
    {
        if (Value is null || before.Value is null || Interval is not { } mine || before.Interval is not { } theirs)
        {
            return null;
        }

        if (Metric.IsShare)
        {
            return ShareDifference.Of((int)Numerator, (int)Denominator, (int)before.Numerator, (int)before.Denominator) is { IsSure: true };
        }

        var (one, other) = ((double)(mine.High - mine.Low) / 2, (double)(theirs.High - theirs.Low) / 2);
        return Math.Abs((double)(Value.Value - before.Value.Value)) > Math.Sqrt((one * one) + (other * other));
    }

    private static (decimal, decimal) Of(WilsonInterval interval) => (Round(interval.Low), Round(interval.High));

    private static decimal Round(double value) => Math.Round((decimal)value, 6);
}
