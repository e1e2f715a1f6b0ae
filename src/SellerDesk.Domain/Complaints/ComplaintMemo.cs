namespace SellerDesk.Domain.Complaints;

/// <summary>A line as it was before a move.</summary>
public sealed record LineMemo(int Number, int Asked, int Quantity, decimal Amount);

/// <summary>All of a case that moves change, as it was before one: what its undo brings back.</summary>
public sealed record ComplaintMemo
{
    public ComplaintStage Stage { get; init; }

    public DateTimeOffset StageSince { get; init; }

    public BallHolder Ball { get; init; }

    public Guid? Owner { get; init; }

    public string? Reason { get; init; }

    public string? Cause { get; init; }

    public CauseBy? CauseBy { get; init; }

    public ResolutionKind? Resolution { get; init; }

    public string? Grounds { get; init; }

    public string? Words { get; init; }

    public int? Points { get; init; }

    public decimal? DiscountPercent { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public Guid? ResolvedBy { get; init; }

    public CarryingOut? CarriedOut { get; init; }

    public DateTimeOffset? CarriedOutAt { get; init; }

    public string? ArbitrationGround { get; init; }

    public DateTimeOffset? EvidenceAt { get; init; }

    public Verdict? Verdict { get; init; }

    public ComplaintOutcome? Outcome { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public CloseReason? CloseReason { get; init; }

    public Guid? MergedInto { get; init; }

    public int Reopened { get; init; }

    public IReadOnlyList<LineMemo> Lines { get; init; } = [];
}
