using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Complaints;

/// <summary>What can be done to a case, or happen to it.</summary>
public enum ComplaintDeed
{
    Opened,

    /// <summary>To another stage.</summary>
    Moved,

    /// <summary>Reason or cause was named.</summary>
    Explained,
    Resolved,

    /// <summary>The decision is on its way to the marketplace.</summary>
    Sent,
    TakenBack,

    /// <summary>The decision came back: not taken, or failed.</summary>
    CameBack,
    CarriedOut,
    Assigned,
    Merged,
    Split,
    Reopened,
    Closed,
    Undone,
    Filed,
    Unfiled,

    /// <summary>A point of the evidence list.</summary>
    Ticked,

    /// <summary>Its order came, or something was linked by hand.</summary>
    Linked,

    /// <summary>The marketplace moved it.</summary>
    Followed,
    Told,
    NotTold,
    Written,
}

/// <summary>One line of a case's trail: who, from where, to where, when, why. Rows are only ever added, by every move and by nothing else.</summary>
public sealed class ComplaintMove
{
    public const int WhyMaxLength = 1_000;

    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public ComplaintId ComplaintId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Null when the marketplace, a rule or a program did it.</summary>
    public Guid? PersonId { get; init; }

    public ComplaintDeed Deed { get; init; }

    public ComplaintStage FromStage { get; init; }

    public ComplaintStage ToStage { get; init; }

    public string? Why { get; init; }

    /// <summary>What it was about, by name.</summary>
    public Dictionary<string, string> Details { get; init; } = [];

    /// <summary>How everything was before, as JSON of <see cref="ComplaintMemo"/>; null where there is nothing to undo.</summary>
    public string? Before { get; init; }

    /// <summary>Moves of one deed over several cases (a merge, a split) carry the same mark: they are undone together.</summary>
    public Guid? Together { get; init; }
}
