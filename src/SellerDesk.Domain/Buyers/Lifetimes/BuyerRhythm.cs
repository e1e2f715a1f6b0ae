namespace SellerDesk.Domain.Buyers.Lifetimes;

/// <summary>What a buyer's own past says about leaving: nothing here is compared with other buyers.</summary>
/// <param name="UsualGap">Days between purchases, the median; null with fewer than two gaps.</param>
/// <param name="Silence">Days since the last purchase.</param>
/// <param name="UsualSum">Mean of the purchases before the last; null where there is none.</param>
/// <param name="LastSum">Of the last purchase.</param>
public sealed record BuyerRhythm(double? UsualGap, int Silence, decimal? UsualSum, decimal LastSum, bool IsSlower, bool IsSmaller, bool HasBadExperience)
{
    /// <summary>So many gaps make a rhythm.</summary>
    private const int FewestGaps = 2;

    /// <summary>Silence is unusual when it is longer than any gap before, and than the usual one so many times.</summary>
    private const double Unusual = 2;

    /// <summary>A last purchase below this part of the usual one is a smaller one.</summary>
    private const decimal Smaller = 0.5m;

    /// <param name="days">Purchases by day, the oldest first; at least one.</param>
    /// <param name="badAt">The last day with a bad review or a complaint.</param>
    public static BuyerRhythm Of(IReadOnlyList<(DateOnly Day, decimal Sum)> days, DateOnly? badAt, DateOnly today)
    {
        var gaps = days.Zip(days.Skip(1), (before, after) => after.Day.DayNumber - before.Day.DayNumber).Order().ToArray();
        var (last, silence) = (days[^1], today.DayNumber - days[^1].Day.DayNumber);
        double? usual = gaps.Length < FewestGaps ? null : gaps.Length % 2 == 1 ? gaps[gaps.Length / 2] : (gaps[(gaps.Length / 2) - 1] + gaps[gaps.Length / 2]) / 2.0;
        decimal? sum = days.Count < 2 ? null : days.SkipLast(1).Average(day => day.Sum);
        return new BuyerRhythm(
            usual, silence, sum, last.Sum, usual is { } gap && silence > gaps[^1] && silence > Unusual * gap, gaps.Length >= FewestGaps && last.Sum < Smaller * sum, badAt >= last.Day);
    }
}
