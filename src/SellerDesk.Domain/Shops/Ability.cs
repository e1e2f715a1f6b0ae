namespace SellerDesk.Domain.Shops;

/// <summary>What a marketplace may let a program do for a shop. The first eight are feeds (<see cref="FeedKind"/>), the others deeds.</summary>
public enum Ability
{
    Reviews,
    Questions,
    Chats,
    Orders,
    Returns,
    Products,
    Funnel,
    Quality,
    ReviewAnswers,
    ReviewAnswerEdits,
    ReviewComplaints,
    QuestionAnswers,
    ChatMessages,
    ReturnDecisions,

    /// <summary>The marketplace calls the desk when something happens.</summary>
    Pushes,
}

public enum AbilityState
{
    Open,

    /// <summary>The marketplace has no such method for anybody.</summary>
    NotOffered,

    /// <summary>The key lacks a right; <see cref="ShopAbility.Need"/> names it.</summary>
    NeedsScope,

    /// <summary>The seller's plan lacks it; <see cref="ShopAbility.Need"/> names the plan.</summary>
    NeedsSubscription,

    /// <summary>Not looked yet, or the look failed: it is tried.</summary>
    Unknown,
}

/// <summary>What one shop's key, plan and marketplace allow, as found by looking. One row each.</summary>
public sealed class ShopAbility
{
    public const int NeedMaxLength = 200;

    private ShopAbility(ShopId shopId, Ability ability, AbilityState state, DateTimeOffset checkedAt)
    {
        ShopId = shopId;
        Ability = ability;
        State = state;
        CheckedAt = checkedAt;
    }

    public ShopId ShopId { get; private set; }

    public Ability Ability { get; private set; }

    public AbilityState State { get; private set; }

    /// <summary>The missing right or plan in the marketplace's own words.</summary>
    public string? Need { get; private set; }

    public DateTimeOffset CheckedAt { get; private set; }

    /// <summary>What is neither open nor unknown is not tried.</summary>
    public bool IsShut => State is not (AbilityState.Open or AbilityState.Unknown);

    public static ShopAbility Of(ShopId shopId, Ability ability, DateTimeOffset now) => new(shopId, ability, AbilityState.Unknown, now);

    public void Found(AbilityState state, string? need, DateTimeOffset now)
    {
        State = state;
        Need = need is { Length: > NeedMaxLength } ? need[..NeedMaxLength] : need;
        CheckedAt = now;
    }
}

/// <summary>Which ability a feed is.</summary>
public static class Abilities
{
    public static Ability Of(FeedKind feed) => Enum.Parse<Ability>(feed.ToString());

    /// <summary>Null for deeds.</summary>
    public static FeedKind? FeedOf(Ability ability) => Enum.TryParse<FeedKind>(ability.ToString(), out var feed) ? feed : null;
}
