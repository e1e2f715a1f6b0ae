namespace SellerDesk.Domain.Reviews;

/// <summary>What a plain mean of all stars becomes. Marketplaces weigh by rules of their own (newer reviews more, old ones not at all): see the page's note.</summary>
public static class RatingForecast
{
    /// <summary>No answer beyond this: the target is out of reach in practice.</summary>
    public const int MostFives = 1_000_000;

    /// <summary>The mean after so many more reviews of five stars.</summary>
    public static double? After(StarCounts counts, int fives) =>
        (counts + new StarCounts(0, 0, 0, 0, fives)).Mean;

    /// <summary>How many reviews of five stars bring the mean to the target, as shown with one decimal (4.65 shows as 4.7). Null when none can.</summary>
    public static int? FivesFor(StarCounts counts, decimal target)
    {
        var wanted = target - 0.05m;
        if (counts.All == 0 || wanted >= 5)
        {
            return null;
        }

        var missing = (wanted * counts.All) - counts.Sum;
        var fives = missing <= 0 ? 0 : Math.Ceiling(missing / (5 - wanted));
        return fives > MostFives ? null : (int)fives;
    }
}
