using SellerDesk.Domain.Common;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Inbox;

/// <summary>The envelope has the id of what it wraps: a review's work item is found by the review's id.</summary>
public readonly record struct WorkItemId(Guid Value) : ITypedId<WorkItemId>
{
    public static WorkItemId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>The envelope of everything that a person must deal with. It alone holds state, assignee, due time and what the list shows.</summary>
public sealed class WorkItem
{
    /// <summary>Characters of the buyer's text that the list carries.</summary>
    public const int PreviewLength = 160;

    /// <summary>Tags on one item.</summary>
    public const int MostTags = 12;

    /// <summary>Nobody complains out of joy: it is not read for that.</summary>
    private const short Blame = -1;

    /// <summary>What waits for something that may never happen comes back after this at the latest.</summary>
    public static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(92);

    private WorkItem(WorkItemId id, ShopId shopId, WorkItemKind kind, DateTimeOffset createdAt, DateTimeOffset dueAt, string preview)
    {
        Id = id;
        ShopId = shopId;
        Kind = kind;
        CreatedAt = createdAt;
        DueAt = dueAt;
        Preview = preview;
    }

    public WorkItemId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public WorkItemKind Kind { get; private set; }

    public WorkItemState State { get; private set; }

    /// <summary>When the buyer wrote (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Our own nearest deadline (UTC), as its clocks count it; what was put off is due when it wakes.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Its level of service puts it before others that are due at the same hour.</summary>
    public bool FirstInLine { get; private set; }

    /// <summary>Its place in lists by deadline (UTC): the deadline, or the beginning of its hour for what is <see cref="FirstInLine"/>. The database works it out.</summary>
    public DateTimeOffset LineAt { get; private set; }

    /// <summary>Stars, 1 to 5; null where there are none (questions).</summary>
    public short? Rating { get; private set; }

    public bool HasText { get; private set; }

    public bool HasPhoto { get; private set; }

    /// <summary>Nobody has opened it yet.</summary>
    public bool Unread { get; private set; } = true;

    public string? Author { get; private set; }

    public string Preview { get; private set; }

    public ProductId? ProductId { get; private set; }

    public string? ProductName { get; private set; }

    public ReplyState ReplyState { get; private set; }

    public PersonId? AssigneeId { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The marketplace's own last moment for an answer (UTC), which nothing here moves; null where it has none.</summary>
    public DateTimeOffset? MarketplaceDueAt { get; private set; }

    /// <summary>The first answer of ours that reached the buyer (UTC).</summary>
    public DateTimeOffset? FirstAnsweredAt { get; private set; }

    /// <summary>Its clocks stand since then (UTC): something else is waited for; null while one of them runs.</summary>
    public DateTimeOffset? ClockPausedAt { get; private set; }

    public DateTimeOffset? SnoozedUntil { get; private set; }

    /// <summary>While it sleeps, what it waits for; once it is open again, what woke it, until somebody deals with it.</summary>
    public SnoozeWake? SnoozeWake { get; private set; }

    /// <summary>The item that this one was merged into; null when it stands alone.</summary>
    public WorkItemId? MergedInto { get; private set; }

    /// <summary>-1 blame, 0 neither, 1 praise; null until it was read.</summary>
    public short? Sentiment { get; private set; }

    /// <summary>Codes of what the text is about; a blamed topic stands a second time with a minus before it.</summary>
    public string[] Topics { get; private set; } = [];

    /// <summary>Codes of what else was noticed: <c>contradicts</c>, <c>runs_small</c>, …</summary>
    public string[] Flags { get; private set; } = [];

    /// <summary>Names of tags that people put on it.</summary>
    public string[] Tags { get; private set; } = [];

    /// <summary>Unread again because something woke it, and nobody has dealt with it since; <see cref="SnoozeWake"/> says what.</summary>
    public bool IsWoken => State == WorkItemState.Open && SnoozeWake is not null;

    /// <summary>An item that the desk itself opens: what a marketplace tells is written in batches.</summary>
    public static WorkItem Open(WorkItemId id, ShopId shop, WorkItemKind kind, string preview, DateTimeOffset dueAt, DateTimeOffset now)
    {
        var line = preview.ReplaceLineEndings(" ").Trim();
        return new WorkItem(id, shop, kind, now, dueAt, line.Length <= PreviewLength ? line : string.Concat(line.AsSpan(0, PreviewLength - 2), "…")) { HasText = kind == WorkItemKind.Complaint, Sentiment = Blame };
    }

    public void About(string? author, ProductId? product, string? productName) => (Author, ProductId, ProductName) = (author, product, productName);

    /// <summary>Its own deadlines were counted anew.</summary>
    public void BeDue(DateTimeOffset dueAt, DateTimeOffset? marketplaceDueAt) => (DueAt, MarketplaceDueAt) = (dueAt, marketplaceDueAt);

    /// <summary>What it wraps is over; whatever its state was.</summary>
    public void End(DateTimeOffset now)
    {
        (State, ClosedAt, Unread) = (WorkItemState.Closed, now, false);
        Stir();
    }

    /// <summary>What it wraps waits for somebody again.</summary>
    public void Resume(ReplyState reply = ReplyState.None) => (State, ReplyState, ClosedAt, MergedInto) = (WorkItemState.Open, reply, null, null);

    public void MarkRead() => Unread = false;

    /// <summary>Its clocks were counted anew, paused or resumed.</summary>
    public void FollowClocks(DateTimeOffset dueAt, DateTimeOffset? pausedAt) => (DueAt, ClockPausedAt) = (dueAt, pausedAt);

    /// <summary>The level that set its clock says so.</summary>
    public void StandInLine(bool first) => FirstInLine = first;

    /// <summary>What a text says, as it was read or as a person corrected it.</summary>
    public void SayRead(short sentiment, string[] topics) => (Sentiment, Topics) = (sentiment, topics);

    public void Assign(PersonId? assignee) => AssigneeId = assignee;

    /// <summary>A reply is on its way; a second one cannot start until it came back or is withdrawn.</summary>
    public void StartReply()
    {
        if (State == WorkItemState.Answering)
        {
            throw new RuleException("workItem.alreadyAnswering");
        }

        State = WorkItemState.Answering;
        ReplyState = ReplyState.Held;
        ClosedAt = null;
        Unread = false;
        Stir();
    }

    /// <summary>The reply moved on by itself (queued, sending, submitted, in moderation, unknown).</summary>
    public void FollowReply(ReplyState state) => ReplyState = state;

    /// <summary>The marketplace shows the answer.</summary>
    public void Answered(DateTimeOffset now)
    {
        State = WorkItemState.Closed;
        ReplyState = ReplyState.Published;
        ClosedAt = now;
        ClockPausedAt = null;
        FirstAnsweredAt ??= now;
        Stir();
    }

    /// <summary>The reply was taken back before it left: the item is what it was, answered if the reply was to change an answer.</summary>
    public void ReplyWithdrawn(bool wasEdit, DateTimeOffset now)
    {
        State = wasEdit ? WorkItemState.Closed : WorkItemState.Open;
        ReplyState = wasEdit ? ReplyState.Published : ReplyState.None;
        ClosedAt = wasEdit ? ClosedAt ?? now : null;
    }

    /// <summary>The reply came back (rejected, failed): a person must look again.</summary>
    public void ReplyCameBack(ReplyState state)
    {
        State = WorkItemState.Open;
        ReplyState = state;
        Unread = true;
        ClosedAt = null;
    }

    /// <summary>Puts it away without an answer; what was put off can be closed too.</summary>
    public void Close(DateTimeOffset now)
    {
        RequireOwnLife();
        if (State is not (WorkItemState.Open or WorkItemState.Snoozed))
        {
            throw new RuleException(State == WorkItemState.Closed ? "workItem.alreadyClosed" : "workItem.alreadyAnswering");
        }

        State = WorkItemState.Closed;
        ClosedAt = now;
        ClockPausedAt = null;
        Unread = false;
        Stir();
    }

    public void Reopen()
    {
        RequireOwnLife();
        if (State != WorkItemState.Closed)
        {
            throw new RuleException("workItem.notClosed");
        }

        State = WorkItemState.Open;
        ClosedAt = null;
        MergedInto = null;
    }

    /// <summary>Puts it off until a moment, or until something happens, and then at the latest.</summary>
    public void Snooze(DateTimeOffset until, SnoozeWake wake, DateTimeOffset now)
    {
        if (State is not (WorkItemState.Open or WorkItemState.Snoozed))
        {
            throw new RuleException(State == WorkItemState.Closed ? "workItem.alreadyClosed" : "workItem.alreadyAnswering");
        }

        if (until <= now || until > now + LongestSnooze)
        {
            throw new RuleException("snooze.until", (int)LongestSnooze.TotalDays);
        }

        State = WorkItemState.Snoozed;
        (SnoozedUntil, SnoozeWake) = (until, wake);
        Unread = false;
    }

    /// <summary>Back in the queue, unread, and due at once: whoever put it off promised to look now.</summary>
    public void Wake(SnoozeWake because, DateTimeOffset now)
    {
        WakeQuietly();
        SnoozeWake = because;
        Unread = true;
        DueAt = DueAt < now ? DueAt : now;
    }

    /// <summary>Undo of <see cref="Snooze"/>: as if it had never been put off.</summary>
    public void WakeQuietly()
    {
        if (State != WorkItemState.Snoozed)
        {
            throw new RuleException("snooze.notSnoozed");
        }

        State = WorkItemState.Open;
        Stir();
    }

    /// <summary>The same matter as another item: that one is worked on, this one is closed and shown below it.</summary>
    public void MergeInto(WorkItem main, DateTimeOffset now)
    {
        if (main.Id == Id || main.ShopId != ShopId || main.MergedInto is not null)
        {
            throw new RuleException("merge.notTogether");
        }

        Close(now);
        MergedInto = main.Id;
    }

    /// <summary>A matter of its own again.</summary>
    public void Split()
    {
        if (MergedInto is null)
        {
            throw new RuleException("merge.notMerged");
        }

        MergedInto = null;
        if (State == WorkItemState.Closed && ReplyState == ReplyState.None)
        {
            State = WorkItemState.Open;
            ClosedAt = null;
        }
    }

    public void Tag(string name)
    {
        if (Tags.Length >= MostTags)
        {
            throw new RuleException("tag.tooMany", MostTags);
        }

        Tags = Tags.Contains(name) ? Tags : [.. Tags, name];
    }

    public void Untag(string name) => Tags = [.. Tags.Where(tag => tag != name)];

    /// <summary>A case ends and begins again on its own page, with what it needs for that.</summary>
    private void RequireOwnLife()
    {
        if (Kind == WorkItemKind.Complaint)
        {
            throw new RuleException("workItem.isComplaint");
        }
    }

    private void Stir() => (SnoozedUntil, SnoozeWake) = (null, null);
}
