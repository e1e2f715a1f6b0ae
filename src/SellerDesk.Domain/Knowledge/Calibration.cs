namespace SellerDesk.Domain.Knowledge;

/// <summary>
/// How probably a proposal is right, learnt from those that were judged: isotonic regression of right or wrong on likeness (pool adjacent violators:
/// Ayer et al., "An empirical distribution function for sampling with incomplete information", 1955), held back by a few imagined cases.
/// </summary>
public sealed class Calibration
{
    private const int Bins = 10;

    /// <summary>Imagined cases in each bin, as right as the likeness itself: without judgements the confidence is the likeness.</summary>
    private const double Imagined = 4;

    private readonly double[] byBin;

    private Calibration(double[] byBin) => this.byBin = byBin;

    public static Calibration Of(IEnumerable<(double Similarity, bool Right)> judged)
    {
        var (right, cases) = (new double[Bins], new double[Bins]);
        for (var bin = 0; bin < Bins; bin++)
        {
            (right[bin], cases[bin]) = (Imagined * (bin + 0.5) / Bins, Imagined);
        }

        foreach (var (similarity, good) in judged)
        {
            var bin = BinOf(similarity);
            cases[bin]++;
            right[bin] += good ? 1 : 0;
        }

        return new Calibration(Pooled(right, cases));
    }

    /// <summary>Grows with the likeness, 0 to 1.</summary>
    public double Confidence(double similarity) => byBin[BinOf(similarity)];

    private static int BinOf(double similarity) => Math.Clamp((int)(similarity * Bins), 0, Bins - 1);

    private static double[] Pooled(double[] right, double[] cases)
    {
        var pools = new List<(double Right, double Cases, int Width)>();
        for (var bin = 0; bin < right.Length; bin++)
        {
            pools.Add((right[bin], cases[bin], 1));
            while (pools.Count > 1 && pools[^2].Right / pools[^2].Cases > pools[^1].Right / pools[^1].Cases)
            {
                var (first, second) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((first.Right + second.Right, first.Cases + second.Cases, first.Width + second.Width));
            }
        }

        return [.. pools.SelectMany(pool => Enumerable.Repeat(pool.Right / pool.Cases, pool.Width))];
    }
}
