using SellerDesk.Domain.Buyers.Lifetimes;

namespace SellerDesk.Application.Buyers.Lifetimes;

/// <summary>A history as it was known at the end of the calibration, and what was bought after it.</summary>
public readonly record struct HeldBack(PurchaseHistory Before, int After);

/// <summary>Buyers who had come back equally often: what was expected of one of them, and what they did on average.</summary>
/// <param name="Repeats">The last band is of this many and more.</param>
public sealed record CalibrationBand(int Repeats, long Buyers, double Expected, double Actual);

/// <summary>
/// A model held against what happened after the time that it was fitted on, and against what one column says without any model. How well leaving is
/// told is the share of pairs (one who bought again, one who did not) that a score puts in the right order; 0.5 is chance.
/// </summary>
/// <param name="Error">Mean absolute difference per buyer between expected and actual purchases.</param>
/// <param name="SameAsBefore">The same for "as often as before".</param>
public sealed record LifetimeCalibration(
    double Expected, double Actual, double Error, double SameAsBefore, double ShareGone, double ByModel, double ByRecency, double ByFrequency, IReadOnlyList<CalibrationBand> Bands)
{
    public const int LastBand = 7;

    /// <summary>Worth more than a glance at the day of the last purchase.</summary>
    public bool IsBetterThanRecency => ByModel > ByRecency;

    public static LifetimeCalibration Of(BetaGeometricModel model, IReadOnlyList<HeldBack> buyers, double within)
    {
        var expected = new double[buyers.Count];
        var known = new Dictionary<PurchaseHistory, double>();
        for (var at = 0; at < buyers.Count; at++)
        {
            var before = buyers[at].Before;
            if (!known.TryGetValue(before, out expected[at]))
            {
                known[before] = expected[at] = model.ExpectedOrders(before, within);
            }
        }

        var again = buyers.Select(one => one.After > 0).ToArray();
        var bands = buyers.Zip(expected).GroupBy(one => Math.Min(one.First.Before.Repeats, LastBand)).OrderBy(band => band.Key)
            .Select(band => new CalibrationBand(band.Key, band.Count(), band.Average(one => one.Second), band.Average(one => (double)one.First.After)));
        return new LifetimeCalibration(
            expected.Sum(), buyers.Sum(one => (double)one.After), Average(buyers.Zip(expected, (one, hoped) => Math.Abs(one.After - hoped))),
            Average(buyers.Select(one => Math.Abs(one.After - AsBefore(one.Before, within)))), Average(again.Select(yes => yes ? 0.0 : 1.0)),
            InOrder(expected, again), InOrder([.. buyers.Select(one => one.Before.Recency - one.Before.Age)], again), InOrder([.. buyers.Select(one => (double)one.Before.Repeats)], again), [.. bands]);
    }

    private static double Average(IEnumerable<double> values) => values.DefaultIfEmpty().Average();

    private static double AsBefore(PurchaseHistory before, double within) => before.Age > 0 ? before.Repeats / before.Age * within : 0;

    /// <summary>Area under the ROC curve by ranks; equal scores share theirs.</summary>
    internal static double InOrder(double[] scores, bool[] yes)
    {
        var places = Enumerable.Range(0, scores.Length).ToArray();
        Array.Sort((double[])scores.Clone(), places);
        var (ranks, found) = (0.0, 0L);
        for (var from = 0; from < places.Length;)
        {
            var to = from;
            while (to < places.Length && scores[places[to]].Equals(scores[places[from]]))
            {
                to++;
            }

            var rank = (from + 1 + to) / 2.0;
            for (; from < to; from++)
            {
                if (yes[places[from]])
                {
                    ranks += rank;
                    found++;
                }
            }
        }

        var others = scores.Length - found;
        return found == 0 || others == 0 ? 0.5 : (ranks - (found * (found + 1) / 2.0)) / (found * (double)others);
    }
}
