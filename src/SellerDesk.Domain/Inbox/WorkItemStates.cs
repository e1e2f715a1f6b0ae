namespace SellerDesk.Domain.Inbox;

public enum WorkItemKind
{
    Review,
    Question,

    /// <summary>A private conversation on a marketplace; the item has the chat's id.</summary>
    Chat,

    /// <summary>A case; it is closed with it, on its own page.</summary>
    Complaint,

    /// <summary>An order that is late or fails to arrive; the item has the order's id.</summary>
    LateOrder,

    /// <summary>A low score in a survey; the item has the answer's id.</summary>
    Survey,
}

public static class WorkItemKinds
{
    /// <summary>Something that a buyer said and that is answered from the inbox.</summary>
    public static bool IsAnswered(this WorkItemKind kind) => kind is WorkItemKind.Review or WorkItemKind.Question or WorkItemKind.Chat;
}

/// <summary>
/// <see cref="Open"/>: waits for a person. <see cref="Answering"/>: a reply is on its way. <see cref="Closed"/>: answered or put away.
/// <see cref="Snoozed"/>: put off until a day, or until something happens.
/// </summary>
public enum WorkItemState
{
    Open,
    Answering,
    Closed,
    Snoozed,
}

/// <summary>What wakes a snoozed item before its day.</summary>
public enum SnoozeWake
{
    /// <summary>Nothing but the day.</summary>
    Day,

    BuyerWrites,

    /// <summary>The order or return that it is about moves on.</summary>
    StateChanges,
}

/// <summary>Where the newest reply of an item stands, as the list shows it; the whole story is in the outgoing rows.</summary>
public enum ReplyState
{
    None,

    /// <summary>Written, and waits for somebody's approval before it may leave.</summary>
    AwaitsApproval,
    Held,
    Queued,
    Sending,
    Submitted,
    InModeration,
    Published,
    Rejected,
    Unknown,
    Failed,
}
