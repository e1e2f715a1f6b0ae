namespace SellerDesk.Domain.Dashboards;

public enum TrendDirection
{
    /// <summary>None that could not be chance.</summary>
    None,
    Up,
    Down,
}

/// <summary>Whether a series of points goes one way, and how fast.</summary>
/// <param name="Slope">From one point to the next, in the points' unit: the median of the slopes between all pairs (P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", 1968).</param>
/// <param name="Points">Those that have a value.</param>
public sealed record Trend(TrendDirection Direction, decimal Slope, int Points)
{
    /// <summary>With fewer points the normal approximation of the test does not hold (R. O. Gilbert, "Statistical Methods for Environmental Pollution Monitoring", 1987, ch. 16).</summary>
    public const int Fewest = 10;

    private const double Z = 1.959964;

    /// <summary>
    /// The Mann-Kendall test at 95 %, with the correction for ties: it asks nothing of how the points scatter, and single wild points hardly move it.
    /// </summary>
    /// <param name="values">In their order; null: no data, which leaves its place empty.</param>
    /// <returns>Null: too few points to say anything.</returns>
    public static Trend? Of(IReadOnlyList<decimal?> values)
    {
        var points = values.Select((value, place) => (Place: place, Value: value)).Where(point => point.Value is not null).Select(point => (point.Place, Value: point.Value!.Value)).ToList();
        if (points.Count < Fewest)
        {
            return null;
        }

        var (score, slopes) = (0, new List<decimal>(points.Count * (points.Count - 1) / 2));
        for (var later = 1; later < points.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var change = points[later].Value - points[earlier].Value;
                score += Math.Sign(change);
                slopes.Add(change / (points[later].Place - points[earlier].Place));
            }
        }

        var isSure = Math.Abs(score) > 1 && (Math.Abs(score) - 1) / Math.Sqrt(Variance(points.ConvertAll(point => point.Value))) > Z;
        return new Trend(!isSure ? TrendDirection.None : score > 0 ? TrendDirection.Up : TrendDirection.Down, Median(slopes), points.Count);
    }

    private static double Variance(List<decimal> values)
    {
        double Sum(double n) => n * (n - 1) * ((2 * n) + 5);
        return (Sum(values.Count) - values.GroupBy(value => value).Sum(tied => Sum(tied.Count()))) / 18;
    }

    private static decimal Median(List<decimal> slopes)
    {
        slopes.Sort();
        var middle = slopes.Count / 2;
        return slopes.Count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
    }
}
