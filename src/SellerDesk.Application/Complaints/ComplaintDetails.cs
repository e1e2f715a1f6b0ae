using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>One case with everything that is needed to move it.</summary>
/// <param name="Version">Handed back with a move: whoever was second is told so.</param>
public sealed record ComplaintDetails(ComplaintRow Row, Marketplace Marketplace, string ShopName, uint Version, string Words)
{
    public required ComplaintFacts Facts { get; init; }

    public IReadOnlyList<ComplaintLineDetails> Lines { get; init; } = [];

    /// <summary>The trail, oldest first.</summary>
    public IReadOnlyList<ComplaintMoveDetails> Moves { get; init; } = [];

    public IReadOnlyList<ComplaintFileDetails> Files { get; init; } = [];

    /// <summary>The stages that it may go to, each with what it lacks before (codes of rules).</summary>
    public IReadOnlyList<StageWay> Ways { get; init; } = [];

    /// <summary>What the marketplace shows; null for what it knows nothing of.</summary>
    public ReturnDetails? Return { get; init; }

    public ComplaintOrder? Order { get; init; }

    /// <summary>The newest decision that went, or is going, to the marketplace.</summary>
    public DecisionStory? Decision { get; init; }

    /// <summary>The proofs that are asked for: as the list was when the ground was taken, and what is there besides.</summary>
    public IReadOnlyList<EvidencePoint> Evidence { get; init; } = [];

    /// <summary>Every proof that some list names, by its code.</summary>
    public IReadOnlyDictionary<string, EvidenceName> EvidenceNames { get; init; } = new Dictionary<string, EvidenceName>();

    public IReadOnlyList<TellingDetails> Tellings { get; init; } = [];

    /// <summary>The review, question or chat that it came from, and other cases: merged into this one, split from it, of the same order.</summary>
    public IReadOnlyList<ComplaintLink> Links { get; init; } = [];

    public WarrantyDetails? Warranty { get; init; }

    /// <summary>The page of the marketplace's cabinet where it is decided; null where none is known.</summary>
    public string? CabinetLink { get; init; }

    /// <summary>The conversation about its order, where there is one.</summary>
    public WorkItemId? Chat { get; init; }
}

/// <summary>What was decided and found out.</summary>
public sealed record ComplaintFacts(
    string? Grounds, string? ResolutionText, int? Points, decimal? DiscountPercent, DateTimeOffset? ResolvedAt, Guid? ResolvedBy, CarryingOut? CarriedOut, DateTimeOffset? CarriedOutAt,
    string? ArbitrationGround, Verdict? Verdict, ComplaintOutcome? Outcome, CauseBy? CauseBy, ComplaintId? MergedInto, int Reopened);

/// <param name="Bought">Pieces of the order's line; null while it is not known.</param>
/// <param name="FreeAmount">Money of the line that no other case has.</param>
public sealed record ComplaintLineDetails(
    int Number, NamedProduct? Product, int? OrderLineNumber, int AskedQuantity, decimal? AskedAmount, int Quantity, decimal Amount, string? Currency, int? Bought, decimal? UnitPrice,
    int? FreeQuantity, decimal? FreeAmount);

/// <param name="Undoable">It is the last one and can be taken back.</param>
public sealed record ComplaintMoveDetails(
    long Id, DateTimeOffset At, Guid? PersonId, ComplaintDeed Deed, ComplaintStage FromStage, ComplaintStage ToStage, string? Why, IReadOnlyDictionary<string, string> Details, bool Undoable);

public sealed record ComplaintFileDetails(ComplaintFileId Id, string Name, string ContentType, int Size, string Sha256, string? Point, Guid? AuthorId, DateTimeOffset CreatedAt);

public sealed record StageWay(ComplaintStage Stage, IReadOnlyList<string> Lacks);

/// <param name="Decisions">What the marketplace lets the seller decide now; empty: nothing, or only in its cabinet.</param>
/// <param name="CanDecide">The desk can carry a decision there.</param>
public sealed record ReturnDetails(
    ReturnId Id, string Number, ReturnKind Kind, ReturnStage Stage, string? StatusRaw, string? Comment, string? SellerComment, IReadOnlyList<string> Photos, IReadOnlyList<string> Videos,
    DateTimeOffset? DecideBy, IReadOnlyList<AllowedDecision> Decisions, bool CanDecide);

public sealed record ComplaintOrder(
    OrderId Id, string Number, OrderStage Stage, string Status, DateTimeOffset? OrderedAt, DateTimeOffset? HandedOverAt, DateTimeOffset? DeliveredAt, DateTimeOffset? PromisedAt,
    string? Carrier, string? TrackingNumber, string? BuyerMask);

/// <summary>A decision on its way, or what became of it.</summary>
public sealed record DecisionStory(
    OutgoingReplyId Id, OutgoingState State, string Text, DateTimeOffset CreatedAt, DateTimeOffset DueAt, DateTimeOffset? ConfirmedAt, string? ErrorCode, string? ErrorDetail);

/// <param name="TickedAt">Null: not there yet.</param>
/// <param name="Files">How many files prove it.</param>
public sealed record EvidencePoint(string Code, EvidenceName Name, DateTimeOffset? TickedAt, int Files);

/// <summary>What a proof is called in both languages.</summary>
public sealed record EvidenceName(string Ru, string En);

public sealed record TellingDetails(ComplaintStage Stage, TellingState State, DateTimeOffset CreatedAt, string? Why, Guid? ReplyId);

public enum ComplaintLinkKind
{
    Source,
    MergedHere,
    MergedInto,
    SplitFrom,
    SplitOff,
    SameOrder,
}

/// <param name="Item">The work item (of a source) or the case.</param>
public sealed record ComplaintLink(ComplaintLinkKind Kind, Guid Item, WorkItemKind ItemKind, long? Number, string Text, ComplaintStage? Stage);

/// <param name="Until">Its end (UTC); null while the delivery is not known.</param>
public sealed record WarrantyDetails(int Months, DateTimeOffset? Until);
