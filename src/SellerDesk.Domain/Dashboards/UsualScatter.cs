namespace SellerDesk.Domain.Dashboards;

/// <summary>
/// Whether sums or means that are no samples (orders, money, hours) changed more than their days usually differ: the days' scatter around each period's own mean, weekdays told apart,
/// widened by how much a day follows the one before it (effective sample size of a first-order autoregression: T. Bayley, J. Hammersley, "The effective number of independent
/// observations in an autocorrelated time series", 1946).
/// </summary>
public static class UsualScatter
{
    /// <summary>Fewer days than this say nothing.</summary>
    public const int FewestDays = 7;

    private const double Z = 1.959964;
    private const double MostFollowing = 0.8;

    /// <summary>Null where there are too few days; else true when the change is beyond the scatter.</summary>
    /// <param name="now">The period's days in their order, null where nothing could be counted; they begin on <paramref name="first"/>.</param>
    public static bool? IsBeyond(IReadOnlyList<decimal?> now, DateOnly first, IReadOnlyList<decimal?> before, DateOnly firstBefore)
    {
        var (one, other) = (Known(now, first), Known(before, firstBefore));
        if (one.Count < FewestDays || other.Count < FewestDays)
        {
            return null;
        }

        var (mine, theirs) = (one.Average(day => day.Value), other.Average(day => day.Value));
        var weekdays = WeekdayShifts(one, mine, other, theirs);
        var (left, leftBefore) = (Left(one, mine, weekdays), Left(other, theirs, weekdays));
        var both = (IReadOnlyList<double>)[.. left, .. leftBefore];
        var spread = both.Sum(rest => rest * rest) / Math.Max(1, both.Count - 2 - weekdays.Length);
        var following = Math.Clamp(Following(left, leftBefore), 0, MostFollowing);
        var error = Math.Sqrt(spread * ((1.0 / one.Count) + (1.0 / other.Count)) * (1 + following) / (1 - following));
        return Math.Abs(mine - theirs) > Z * error;
    }

    private static List<(DayOfWeek Weekday, double Value)> Known(IReadOnlyList<decimal?> days, DateOnly first) =>
        [.. days.Select((value, at) => (first.AddDays(at).DayOfWeek, value)).Where(day => day.value is not null).Select(day => (day.DayOfWeek, (double)day.value!.Value))];

    /// <summary>How far each weekday lies from its period's mean; nothing while weeks are too few to tell.</summary>
    private static double[] WeekdayShifts(List<(DayOfWeek Weekday, double Value)> one, double mine, List<(DayOfWeek Weekday, double Value)> other, double theirs)
    {
        const int week = 7;
        if (one.Count + other.Count < 4 * week)
        {
            return [];
        }

        return
        [
            .. Enumerable.Range(0, week).Select(day =>
                one.Where(d => (int)d.Weekday == day).Select(d => d.Value - mine).Concat(other.Where(d => (int)d.Weekday == day).Select(d => d.Value - theirs)).DefaultIfEmpty().Average()),
        ];
    }

    private static List<double> Left(List<(DayOfWeek Weekday, double Value)> days, double mean, double[] weekdays) =>
        days.ConvertAll(day => day.Value - mean - (weekdays.Length == 0 ? 0 : weekdays[(int)day.Weekday]));

    /// <summary>Correlation of a day's rest with that of the day before.</summary>
    private static double Following(params IReadOnlyList<double>[] periods)
    {
        var square = periods.Sum(rests => rests.Sum(rest => rest * rest));
        return square == 0 ? 0 : periods.Sum(rests => rests.Skip(1).Select((rest, at) => rest * rests[at]).Sum()) / square;
    }
}
