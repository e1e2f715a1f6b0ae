using System.ComponentModel;

namespace SellerDesk.Web.Api;

/// <summary>A complaint to be opened.</summary>
/// <param name="Shop">Id of the shop.</param>
/// <param name="Text">What it is about; may be left out when it is opened from a review, question or chat.</param>
public sealed record OpenComplaintBody(
    Guid Shop, string? Text = null, [property: Description("claim, return, cancellation, dispute or grievance (unless said).")] string? Kind = null,
    [property: Description("Id of the review, question or chat that it is opened from.")] Guid? Item = null, [property: Description("The marketplace's number of the order.")] string? Order = null,
    string? Buyer = null, [property: Description("Code of the tree of reasons.")] string? Reason = null, [property: Description("Code of the tree of causes.")] string? Cause = null,
    IReadOnlyList<ComplaintLineBody>? Lines = null);

public sealed record ComplaintLineBody([property: Description("Id of the product.")] Guid? Product, int Quantity, [property: Description("Money that is asked for.")] MoneyShape? Amount = null);

/// <summary>What a move needs; each takes its own fields and leaves the others.</summary>
public sealed record MoveComplaintBody
{
    [Description("stage: where to (collecting, analysing, deciding, carryingout, followingup).")]
    public string? Stage { get; init; }

    [Description("explain: code of the reason.")]
    public string? Reason { get; init; }

    [Description("explain: code of the cause.")]
    public string? Cause { get; init; }

    [Description("resolve, decide: refund, partialrefund, replacement, compensation, explanation or rejection.")]
    public string? Resolution { get; init; }

    [Description("resolve, decide: money over all lines.")]
    public MoneyShape? Amount { get; init; }

    [Description("resolve: grounds of a rejection; arbitrate: what is argued.")]
    public string? Ground { get; init; }

    [Description("resolve: what is said to the buyer; decide: the comment.")]
    public string? Text { get; init; }

    public int? Points { get; init; }

    public decimal? DiscountPercent { get; init; }

    [Description("decide: one of the return's decisions; its reason goes into decisionReason.")]
    public string? Decision { get; init; }

    public string? DecisionReason { get; init; }

    [Description("carry-out: cabinet or desk.")]
    public string? How { get; init; }

    [Description("judge: won, lost or partly.")]
    public string? Verdict { get; init; }

    [Description("judge, ball: seller, buyer or marketplace.")]
    public string? Ball { get; init; }

    [Description("close: done (unless said) or withdrawn.")]
    public string? As { get; init; }

    [Description("close: satisfied, unsatisfied or silent.")]
    public string? Outcome { get; init; }

    [Description("assign: id of a person; left out: nobody.")]
    public Guid? Person { get; init; }

    [Description("link: the marketplace's number of the order.")]
    public string? Order { get; init; }

    [Description("line: id of the product.")]
    public Guid? Product { get; init; }

    [Description("line: pieces.")]
    public int? Quantity { get; init; }

    [Description("merge: the complaints that end in this one.")]
    public IReadOnlyList<Guid>? Others { get; init; }

    [Description("split: pieces by the number of the line.")]
    public IReadOnlyDictionary<int, int>? Pieces { get; init; }

    [Description("undo: id of the last move of the trail.")]
    public long? Move { get; init; }

    [Description("Stays in the trail.")]
    public string? Why { get; init; }

    [Description("As it was read; with it, somebody else's move in between is noticed.")]
    public uint? Version { get; init; }
}
