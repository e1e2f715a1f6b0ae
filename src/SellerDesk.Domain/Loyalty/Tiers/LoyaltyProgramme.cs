using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Loyalty.Tiers;

/// <summary>Who becomes a member.</summary>
public enum Joining
{
    /// <summary>Every recognised buyer with so many delivered orders.</summary>
    Delivered,

    /// <summary>Who agreed to it.</summary>
    Consent,

    /// <summary>Whom somebody writes in.</summary>
    ByHand,
}

/// <summary>The programme's own choices.</summary>
/// <param name="FewestOrders">Delivered orders after which somebody joins.</param>
/// <param name="HoldOutPercent">So many of a hundred buyers, chosen by chance, do not join by themselves: with them the programme's effect can be measured.</param>
/// <param name="Zone">In whose days windows are counted.</param>
/// <param name="StartedOn">Nobody joined before it.</param>
/// <param name="MarginPercent">What is left of a sale before rewards, for the measure of what the programme brings.</param>
/// <param name="PointCost">What a point that is spent costs, in <paramref name="Currency"/>.</param>
public sealed record LoyaltyProgramme(bool IsOn, Joining Joining, int FewestOrders, int HoldOutPercent, string Zone, DateOnly StartedOn, string Currency, decimal MarginPercent, decimal PointCost)
{
    public const int MostHeldOut = 50;

    public static readonly LoyaltyProgramme Off = new(false, Joining.Delivered, 1, 10, "Europe/Moscow", DateOnly.MinValue, "RUB", 30, 1);

    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(Zone)).DateTime);

    /// <exception cref="RuleException"><c>programme.fewest</c>, <c>programme.heldOut</c>, <c>programme.zone</c>, <c>programme.margin</c>.</exception>
    public LoyaltyProgramme Checked()
    {
        if (FewestOrders is < 1 or > TierRule.MostOrders)
        {
            throw new RuleException("programme.fewest", TierRule.MostOrders);
        }

        if (HoldOutPercent is < 0 or > MostHeldOut)
        {
            throw new RuleException("programme.heldOut", MostHeldOut);
        }

        if (MarginPercent is < 0 or > 100 || PointCost is < 0 or > 1_000 || Currency.Length != 3)
        {
            throw new RuleException("programme.margin");
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _) ? this : throw new RuleException("programme.zone", Zone);
    }
}
