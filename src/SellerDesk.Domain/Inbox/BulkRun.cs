using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Inbox;

public readonly record struct BulkRunId(Guid Value) : ITypedId<BulkRunId>
{
    public static BulkRunId New() => new(Guid.CreateVersion7());

    public static BulkRunId From(Guid value) => new(value);
}

public enum BulkVerb
{
    Answer,
    Assign,
    Close,
    Reopen,
    Tag,
    Untag,
    Snooze,
    Note,

    /// <summary>Every point of an order's packing sheet is done; of orders alone.</summary>
    Pack,

    /// <summary>To another stage; this and the next four are of cases alone.</summary>
    MoveCase,

    /// <summary>What caused it.</summary>
    Explain,

    CloseCase,

    /// <summary>The buyer gets the money back, all of it.</summary>
    Accept,

    /// <summary>Refused, with grounds.</summary>
    Decline,

    /// <summary>Several of the above, one after the other.</summary>
    Macro,
}

public enum BulkRunState
{
    Waiting,
    Running,
    Done,
    Stopped,
    Undone,
}

/// <summary>One deed on a frozen set of items, worked off by a job that goes on where it was, whoever's connection drops.</summary>
public sealed class BulkRun
{
    public const string OrdersArgument = "orders";
    public const string CasesArgument = "cases";

    public BulkRunId Id { get; init; }

    public PersonId PersonId { get; init; }

    public BulkVerb Verb { get; init; }

    /// <summary>What is done to each item, in this order; one step unless it is a macro.</summary>
    public IReadOnlyList<MacroStep> Steps { get; init; } = [];

    /// <summary>What the page says of it: <c>name</c> (a macro's), <c>at</c> (when a snooze ends), …</summary>
    public Dictionary<string, string> Arguments { get; init; } = [];

    /// <summary>Its rows name orders: the item of a late one has the order's id, and what has none is refused by name.</summary>
    public bool IsOfOrders => Arguments.ContainsKey(OrdersArgument);

    /// <summary>Its rows name cases: their items have the same ids.</summary>
    public bool IsOfCases => Arguments.ContainsKey(CasesArgument);

    /// <summary>The filter that the set was frozen from; null for a selection by hand.</summary>
    public string? Query { get; init; }

    public int Total { get; init; }

    public int Done { get; set; }

    public int Refused { get; set; }

    public BulkRunState State { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The run that this one takes back.</summary>
    public BulkRunId? UndoOf { get; init; }
}

public enum BulkItemState
{
    Waiting,
    Done,
    Refused,
}

/// <summary>One item of a frozen set and what became of it.</summary>
public sealed class BulkItem
{
    public BulkRunId RunId { get; init; }

    public int Position { get; init; }

    public ShopId ShopId { get; init; }

    public WorkItemId WorkItemId { get; init; }

    public BulkItemState State { get; set; }

    /// <summary>Why it was refused: a rule's code and its arguments, as JSON.</summary>
    public string? Reason { get; set; }

    /// <summary>What the item was before, as JSON, for undo.</summary>
    public string? Before { get; set; }
}
