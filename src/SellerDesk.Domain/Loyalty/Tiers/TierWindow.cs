using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Loyalty.Tiers;

public enum TierWindowKind
{
    /// <summary>The last so many days, today among them.</summary>
    Sliding,

    /// <summary>From the first of January.</summary>
    CalendarYear,
}

/// <summary>Which purchases count, by days of the programme's zone.</summary>
/// <param name="Days">Of a sliding window.</param>
public sealed record TierWindow(TierWindowKind Kind, int Days)
{
    public const int FewestDays = 7;
    public const int MostDays = 1_830;

    public DateOnly FirstDay(DateOnly today) => Kind == TierWindowKind.Sliding ? today.AddDays(1 - Days) : new DateOnly(today.Year, 1, 1);

    /// <summary>The first day on which a purchase counts no longer.</summary>
    public DateOnly LeavesOn(DateOnly day) => Kind == TierWindowKind.Sliding ? day.AddDays(Days) : new DateOnly(day.Year + 1, 1, 1);

    /// <exception cref="RuleException"><c>tier.window</c>.</exception>
    internal void Checked()
    {
        if (Kind == TierWindowKind.Sliding && Days is < FewestDays or > MostDays)
        {
            throw new RuleException("tier.window", FewestDays, MostDays);
        }
    }
}
