using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Buyers.Lifetimes;

/// <summary>What is to be expected of a buyer who came back to a shop, as of the day of the shop's fit; made anew every night. Of those who bought once there is no row.</summary>
public sealed class BuyerLifetime
{
    public BuyerId BuyerId { get; private set; }

    public ShopId ShopId { get; private set; }

    /// <summary>Purchases after the first.</summary>
    public int Repeats { get; private set; }

    public DateOnly LastDay { get; private set; }

    /// <summary>That they have not left; null where the shop's model says nothing.</summary>
    public double? Alive { get; private set; }

    /// <summary>Purchases within <see cref="ShopLifetimes.AheadDays"/>; null where the shop's model says nothing.</summary>
    public double? Expected { get; private set; }

    /// <summary>What those purchases are worth.</summary>
    public decimal? Value { get; private set; }

    /// <summary>What leaves with them: the worth of the year ahead of one who certainly stays, less <see cref="Value"/>. Without a model: what a year at their rhythm was worth, of those who show a sign.</summary>
    public decimal AtRisk { get; private set; }

    public double? UsualGap { get; private set; }

    public decimal? UsualSum { get; private set; }

    public decimal LastSum { get; private set; }

    public bool IsSlower { get; private set; }

    public bool IsSmaller { get; private set; }

    public bool HasBadExperience { get; private set; }
}

/// <summary>Where a shop's models stand: parameters, what they were worth on held-back weeks, counts of the signs.</summary>
public sealed class ShopLifetimes
{
    /// <summary>How far ahead is looked.</summary>
    public const int AheadDays = 365;

    public ShopId ShopId { get; init; }

    /// <summary>The last day that was counted in.</summary>
    public DateOnly Day { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>The report as JSON; its shape is <c>LifetimeReport</c>'s.</summary>
    public string Report { get; init; } = "{}";
}
