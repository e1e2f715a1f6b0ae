using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Inbox;

/// <summary>What can happen to an item at the desk.</summary>
public enum ItemEventKind
{
    Arrived,
    Opened,
    Assigned,
    Noted,
    Tagged,
    Snoozed,
    Woken,
    Merged,
    Split,
    ReplyWritten,
    ReplyApproved,
    ReplySentBack,
    ReplyWithdrawn,
    ReplyPublished,
    ReplyCameBack,
    Blocked,
    Closed,
    Reopened,
    BuyerWrote,
    Read,
    TakenOver,

    /// <summary>Given back into the queue because whoever had it is away.</summary>
    Freed,

    /// <summary>The buyer of a late order was told, or offered something for the wait.</summary>
    Offered,

    /// <summary>Its clocks stand: somebody else is waited for.</summary>
    ClockPaused,

    ClockResumed,
}

/// <summary>One line of an item's history; rows are only ever added. Measures of work are made from it.</summary>
public sealed class ItemEvent
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public WorkItemId WorkItemId { get; init; }

    public WorkItemKind ItemKind { get; init; }

    public ItemEventKind Kind { get; init; }

    /// <summary>Who did it; null when the desk or the marketplace did.</summary>
    public Guid? PersonId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>What it was about, by name: <c>from</c>, <c>to</c>, <c>tag</c>, <c>rule</c>, …</summary>
    public Dictionary<string, string> Details { get; init; } = [];
}
