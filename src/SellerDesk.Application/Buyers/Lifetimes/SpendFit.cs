using SellerDesk.Domain.Buyers.Lifetimes;

namespace SellerDesk.Application.Buyers.Lifetimes;

/// <summary>The model of spending that makes the means of buyers who came back likeliest.</summary>
/// <param name="Correlation">Between how often and how much; far from 0 the model's assumption does not hold.</param>
public sealed record SpendFit(GammaGammaModel Model, double LogLikelihood, long Buyers, double Correlation)
{
    private const int SampleSize = 5_000;

    /// <returns>Null where fewer came back than a model can be told from, or all pay the same.</returns>
    public static SpendFit? Of(IEnumerable<SpendHistory> histories)
    {
        var all = histories.Where(one => one is { Repeats: > 0, Mean: > 0 }).ToArray();
        if (all.Length < LifetimeFit.FewestRepeaters || Array.TrueForAll(all, one => one.Mean.Equals(all[0].Mean)))
        {
            return null;
        }

        var (table, sample) = (new SpendTable(all), new SpendTable([.. Enumerable.Range(0, Math.Min(SampleSize, all.Length)).Select(n => all[(long)n * all.Length / Math.Min(SampleSize, all.Length)])]));
        var mean = all.Average(one => one.Mean);
        var near = Climb.Highest(p => sample.LogLikelihood(Spending(p)), [[3, 3, mean], [1, 2, mean], [10, 5, mean]]);
        var (at, value) = Climb.Highest(p => table.LogLikelihood(Spending(p)), [near.At]);
        return new SpendFit(Spending(at), value, all.Length, Correlate(all, mean));
    }

    private static GammaGammaModel Spending(double[] p) => new(p[0], p[1], p[2]);

    private static double Correlate(SpendHistory[] all, double mean)
    {
        var often = all.Average(one => (double)one.Repeats);
        var both = all.Sum(one => (one.Repeats - often) * (one.Mean - mean));
        var (x, y) = (all.Sum(one => Math.Pow(one.Repeats - often, 2)), all.Sum(one => Math.Pow(one.Mean - mean, 2)));
        return x * y == 0 ? 0 : both / Math.Sqrt(x * y);
    }
}
