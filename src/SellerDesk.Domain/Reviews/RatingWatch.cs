using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Reviews;

/// <summary>A difference of two means with its 95 % interval.</summary>
public readonly record struct MeanChange(double Difference, double From, double To)
{
    public bool IsFall => To < 0;
}

/// <summary>
/// Tells news from noise in stars.
/// <list type="bullet">
/// <item>Burst: are low stars more frequent in the last <see cref="RecentDays"/> days than in the <see cref="PastDays"/> before? One-sided exact test of two shares
/// (R. A. Fisher, 1935), so that few reviews do not shout; over all products of a shop at once the false discovery rate is held at
/// <see cref="FalseDiscoveryRate"/> (Y. Benjamini, Y. Hochberg, 1995). At least <see cref="FewestLow"/> low reviews.</item>
/// <item>Fall: the mean of the last <see cref="TrendDays"/> days against the <see cref="PastDays"/> before, with a 95 % interval by unequal variances (B. L. Welch, 1947);
/// a fall when the whole interval is below zero and both sides have <see cref="FewestForTrend"/> reviews.</item>
/// </list>
/// </summary>
public static class RatingWatch
{
    public const int RecentDays = 7;
    public const int TrendDays = 28;
    public const int PastDays = 91;
    public const int FewestLow = 3;
    public const int FewestForTrend = 10;
    public const double FalseDiscoveryRate = 0.05;

    private const double Normal95 = 1.96;

    /// <summary>The chance of so many low reviews or more, were they as frequent as before. 1 when there is no past to compare with.</summary>
    public static double BurstChance(StarCounts recent, StarCounts past)
    {
        if (recent.Low < FewestLow || past.All == 0)
        {
            return 1;
        }

        int low = recent.Low + past.Low, all = recent.All + past.All;
        var chance = 0.0;
        for (var k = recent.Low; k <= Math.Min(low, recent.All); k++)
        {
            chance += Math.Exp(LogChoose(low, k) + LogChoose(all - low, recent.All - k) - LogChoose(all, recent.All));
        }

        return Math.Min(1, chance);
    }

    /// <summary>Which of the chances are discoveries when at most the given share of discoveries may be false.</summary>
    public static bool[] Discoveries(IReadOnlyList<double> chances, double rate = FalseDiscoveryRate)
    {
        var order = Enumerable.Range(0, chances.Count).OrderBy(i => chances[i]).ToList();
        var last = -1;
        for (var place = 0; place < order.Count; place++)
        {
            if (chances[order[place]] <= rate * (place + 1) / order.Count)
            {
                last = place;
            }
        }

        var found = new bool[chances.Count];
        for (var place = 0; place <= last; place++)
        {
            found[order[place]] = true;
        }

        return found;
    }

    /// <returns>Null while either side has too few reviews.</returns>
    public static MeanChange? Change(StarCounts recent, StarCounts past)
    {
        if (recent.All < FewestForTrend || past.All < FewestForTrend)
        {
            return null;
        }

        // Equal stars throughout have no variance of their own; half a review of the next star keeps the interval honest.
        var error = Math.Sqrt((Math.Max(recent.Variance, 0.5 / recent.All) / recent.All) + (Math.Max(past.Variance, 0.5 / past.All) / past.All));
        var difference = recent.Mean!.Value - past.Mean!.Value;
        return new MeanChange(difference, difference - (Normal95 * error), difference + (Normal95 * error));
    }

    private static double LogChoose(int n, int k) =>
        k < 0 || k > n ? double.NegativeInfinity : LogGamma.Factorial(n) - LogGamma.Factorial(k) - LogGamma.Factorial(n - k);
}
