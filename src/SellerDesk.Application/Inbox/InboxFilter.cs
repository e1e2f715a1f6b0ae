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

    /// <summary>Written at most so many days ago.</summary>
    public int? Days { get; init; }

    public InboxDue? Due { get; init; }

    public ReplyState? Reply { get; init; }

    public InboxAssignee? Assignee { get; init; }

    public string? Search { get; init; }

    /// <summary>Deadline first for what waits; newest first for what is over.</summary>
    public bool ByDeadline => State is InboxState.Open or InboxState.Answering or InboxState.Snoozed;

    /// <summary>Nothing but the state narrows the list.</summary>
    public bool IsPlain => this with { State = InboxState.Open } == Default;

    /// <summary>Counters know kind, shop, stars, text, photo, reply and assignee; these they do not.</summary>
    public bool BeyondCounters => Product is not null || Days is not null || Due is not null || Search is not null;

    public bool Equals(InboxFilter? other) => other is not null && InboxQuery.Write(this) == InboxQuery.Write(other);

    public override int GetHashCode() => InboxQuery.Write(this).GetHashCode(StringComparison.Ordinal);
}
