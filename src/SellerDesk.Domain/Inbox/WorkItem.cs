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
public sealed partial class WorkItem
{
    /// <summary>Characters of the buyer's text that the list carries.</summary>
    public const int PreviewLength = 160;

    /// <summary>Tags on one item.</summary>
    public const int MostTags = 12;

    /// <summary>Nobody complains out of joy: it is not read for that.</summary>
    private const short Blame = -1;

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

    public void MarkRead() => Unread = false;

    /// <summary>Its clocks were counted anew, paused or resumed.</summary>
    public void FollowClocks(DateTimeOffset dueAt, DateTimeOffset? pausedAt) => (DueAt, ClockPausedAt) = (dueAt, pausedAt);

    /// <summary>The level that set its clock says so.</summary>
    public void StandInLine(bool first) => FirstInLine = first;

    /// <summary>What a text says, as it was read or as a person corrected it.</summary>
    public void SayRead(short sentiment, string[] topics) => (Sentiment, Topics) = (sentiment, topics);

    public void Assign(PersonId? assignee) => AssigneeId = assignee;

    public void Tag(string name)
    {
        if (Tags.Length >= MostTags)
        {
            throw new RuleException("tag.tooMany", MostTags);
        }

        Tags = Tags.Contains(name) ? Tags : [.. Tags, name];
    }

    public void Untag(string name) => Tags = [.. Tags.Where(tag => tag != name)];

    private void Stir() => (SnoozedUntil, SnoozeWake) = (null, null);
}
