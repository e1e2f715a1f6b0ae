using SellerDesk.Domain.Buyers;

namespace SellerDesk.Domain.Segments;

/// <summary>Whom a segment takes in: a tree of conditions over what is known of a buyer. A value: equal trees are written alike (<see cref="RuleText"/>).</summary>
public abstract record SegmentRule;

/// <summary>How the conditions of a group are put together.</summary>
public enum GroupKind
{
    All,
    Any,

    /// <summary>Not one of them holds.</summary>
    None,
}

public sealed record RuleGroup(GroupKind Kind, IReadOnlyList<SegmentRule> Rules) : SegmentRule
{
    public bool Equals(RuleGroup? other) => other is not null && Kind == other.Kind && Rules.SequenceEqual(other.Rules);

    public override int GetHashCode() => Rules.Aggregate(Kind.GetHashCode(), HashCode.Combine);
}

/// <summary>A figure of the buyer that can be between two bounds.</summary>
public enum BuyerFigure
{
    Orders,
    Delivered,
    Returned,
    Cancelled,

    /// <summary>Money of delivered orders, of those who mostly pay in the currency.</summary>
    Spent,

    /// <summary>Of a delivered order, in the same sense.</summary>
    AverageOrder,

    /// <summary>Whole days since.</summary>
    FirstOrderDays,
    LastOrderDays,
    LastContactDays,
    Reviews,
    AverageStars,

    /// <summary>Reviews with one or two stars.</summary>
    BadReviews,
    Chats,
    Complaints,
    Returns,

    /// <summary>Per cent: that they have not left a shop, of the shop where it is likeliest; known of those who came back.</summary>
    Alive,

    /// <summary>Orders of the year ahead.</summary>
    ExpectedOrders,

    /// <summary>What the orders of the year ahead are worth, in the shops of the currency.</summary>
    LifetimeValue,

    /// <summary>Points that can be spent.</summary>
    Points,

    /// <summary>A fifth of all, 1 to 5; made anew every night.</summary>
    RecencyScore,
    FrequencyScore,
    MoneyScore,
}

/// <summary>Between two bounds, both of them inside. A figure that is not known of a buyer is in no range.</summary>
public sealed record FigureRule(BuyerFigure Figure, decimal? From, decimal? To, string? Currency = null) : SegmentRule;

/// <summary>What a buyer has one or several of.</summary>
public enum BuyerTrait
{
    Region,
    City,

    /// <summary>By its name: <c>Kaspi</c>.</summary>
    Marketplace,

    /// <summary>By its id.</summary>
    Shop,

    /// <summary>A category of which they ordered something; made anew every night.</summary>
    Category,

    /// <summary>A tier of the programme, by its id.</summary>
    Tier,
}

/// <summary>The buyer has at least one of these.</summary>
public sealed record TraitRule(BuyerTrait Trait, IReadOnlyList<string> Values) : SegmentRule
{
    public bool Equals(TraitRule? other) => other is not null && Trait == other.Trait && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Values.Aggregate(Trait.GetHashCode(), HashCode.Combine);
}

/// <summary>They may be spoken to: the newest line of the ledger says so.</summary>
public sealed record ConsentRule(ConsentChannel Channel, ConsentPurpose Purpose) : SegmentRule;

/// <summary>What a buyer can do, one after the other.</summary>
public enum Deed
{
    Ordered,
    Reviewed,

    /// <summary>With one or two stars.</summary>
    ReviewedBadly,

    /// <summary>With four or five.</summary>
    ReviewedWell,
    Complained,
    Returned,

    /// <summary>Began a chat.</summary>
    Wrote,
}

/// <param name="WithinDays">At most so long after the step before; null: whenever. The first step has none.</param>
public sealed record DeedStep(Deed Deed, int? WithinDays = null);

/// <summary>
/// They did one thing, then the next (strictly later), and so on. With <paramref name="Silence"/>: since the last step at least <paramref name="SilentDays"/> days have passed, and it was not done after it.
/// </summary>
public sealed record SequenceRule(IReadOnlyList<DeedStep> Steps, Deed? Silence = null, int? SilentDays = null) : SegmentRule
{
    public bool Equals(SequenceRule? other) => other is not null && Silence == other.Silence && SilentDays == other.SilentDays && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Steps.Aggregate(HashCode.Combine(Silence, SilentDays), HashCode.Combine);
}
