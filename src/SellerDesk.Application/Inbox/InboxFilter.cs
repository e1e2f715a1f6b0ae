using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>What waits, what is on its way, what is over, or all of it.</summary>
public enum InboxState
{
    Open,
    Answering,
    Closed,
    Snoozed,
    All,
}

/// <summary>Against our own deadline: passed already, or passed before this day ends.</summary>
public enum InboxDue
{
    Over,
    Today,

    /// <summary>Of what was put off: it comes back before this day ends.</summary>
    Back,
}

/// <summary>Whose items: anybody's, nobody's, those of whoever asks, or of one person.</summary>
public readonly record struct InboxAssignee(bool Me, bool None, PersonId? Person)
{
    public static readonly InboxAssignee Mine = new(Me: true, None: false, Person: null);

    public static readonly InboxAssignee Nobody = new(Me: false, None: true, Person: null);

    public static InboxAssignee Of(PersonId person) => new(Me: false, None: false, person);
}

/// <summary>
/// What the inbox shows: the whole of it stands in the page's address (<see cref="InboxQuery"/> reads and writes it), so a view can be sent to
/// somebody. Two filters are equal when their addresses are.
/// </summary>
public sealed record InboxFilter
{
    public const int SearchMaxLength = 200;

    public static readonly InboxFilter Default = new();

    public InboxState State { get; init; }

    public WorkItemKind? Kind { get; init; }

    public IReadOnlyList<ShopId> Shops { get; init; } = [];

    /// <summary>Stars, 1 to 5, growing, each once.</summary>
    public IReadOnlyList<short> Ratings { get; init; } = [];

    public ProductId? Product { get; init; }

    public bool? HasText { get; init; }

    public bool? HasPhoto { get; init; }

    public bool? Unread { get; init; }

    /// <summary>-1 blame, 0 neither, 1 praise.</summary>
    public short? Sentiment { get; init; }

    /// <summary>Codes of which the item has at least one; <c>-delivery</c> is delivery blamed.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Codes of which the item has none.</summary>
    public IReadOnlyList<string> NotTopics { get; init; } = [];

    public IReadOnlyList<string> Flags { get; init; } = [];

    public IReadOnlyList<string> NotFlags { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> NotTags { get; init; } = [];

    /// <summary>Written at most so many days ago.</summary>
    public int? Days { get; init; }

    /// <summary>Written on this day of the asker's or later.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Written before this day of the asker's.</summary>
    public DateOnly? Before { get; init; }

    /// <summary>The order that it is about, by the marketplace's number.</summary>
    public string? Order { get; init; }

    /// <summary>The product by the marketplace's number, whatever shop has it.</summary>
    public string? ProductNumber { get; init; }

    public InboxDue? Due { get; init; }

    public ReplyState? Reply { get; init; }

    public InboxAssignee? Assignee { get; init; }

    public string? Search { get; init; }

    /// <summary>Deadline first for what waits; newest first for what is over.</summary>
    public bool ByDeadline => State is InboxState.Open or InboxState.Answering or InboxState.Snoozed;

    /// <summary>Nothing but the state narrows the list.</summary>
    public bool IsPlain => this with { State = InboxState.Open } == Default;

    /// <summary>Counters know kind, shop, stars, text, photo, reply and assignee; these they do not.</summary>
    public bool BeyondCounters => Product is not null || Days is not null || Due is not null || Search is not null || Unread is not null || Sentiment is not null
        || Since is not null || Before is not null || Order is not null || ProductNumber is not null || HasMarks;

    /// <summary>Topics, flags or tags are asked for.</summary>
    public bool HasMarks => Topics.Count + NotTopics.Count + Flags.Count + NotFlags.Count + Tags.Count + NotTags.Count > 0;

    /// <summary>Only what counters do not know, and the state.</summary>
    internal InboxFilter Beyond => this with { Kind = null, Shops = [], Ratings = [], HasText = null, HasPhoto = null, Reply = null, Assignee = null };

    public bool Equals(InboxFilter? other) => other is not null && InboxQuery.Write(this) == InboxQuery.Write(other);

    public override int GetHashCode() => InboxQuery.Write(this).GetHashCode(StringComparison.Ordinal);
}
