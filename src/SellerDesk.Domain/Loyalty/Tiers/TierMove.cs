using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Loyalty.Tiers;

/// <summary>Why a tier changed.</summary>
public enum TierMoveCause
{
    /// <summary>Became a member.</summary>
    Joined,

    /// <summary>Bought enough.</summary>
    Rose,

    /// <summary>The window moved on or goods were sent back, and the grace is over.</summary>
    Fell,

    /// <summary>By hand, until a day.</summary>
    ManualSet,
    ManualEnded,

    /// <summary>A new version of the table.</summary>
    RuleChanged,

    /// <summary>A version was taken back.</summary>
    RuleUndone,

    /// <summary>Goes on in another buyer's record.</summary>
    Merged,

    /// <summary>Became a record of its own again.</summary>
    Parted,

    /// <summary>Is a member no longer.</summary>
    Left,
}

/// <summary>A line of the history of tiers, with the figures that decided. Written with the change, never changed.</summary>
public sealed class TierMove
{
    public const int ReasonMaxLength = 300;

    public Guid Id { get; private set; }

    public BuyerId BuyerId { get; private set; }

    public TierId? FromId { get; private set; }

    public TierId? ToId { get; private set; }

    public TierMoveCause Cause { get; private set; }

    /// <summary>The figures that decided, as JSON: <c>{"orders", "spend": {"RUB": 1}, "from", "day", "shortSince", "until"}</c>.</summary>
    public string Why { get; private set; } = "{}";

    public TierVersionId? VersionId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Null: a rule.</summary>
    public PersonId? PersonId { get; private set; }

    /// <summary>What whoever did it by hand said.</summary>
    public string? Reason { get; private set; }
}

/// <summary>The figures behind a move.</summary>
/// <param name="From">The first day that counted.</param>
/// <param name="Day">The day on which it was looked at.</param>
/// <param name="Until">The last day of a tier given by hand.</param>
public sealed record TierMoveWhy(int Orders, IReadOnlyDictionary<string, decimal> Spend, DateOnly From, DateOnly Day, DateOnly? ShortSince = null, DateOnly? Until = null);
