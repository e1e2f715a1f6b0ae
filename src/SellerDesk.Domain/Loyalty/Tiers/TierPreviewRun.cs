namespace SellerDesk.Domain.Loyalty.Tiers;

public enum TierPreviewState
{
    Waiting,
    Running,
    Done,
    Failed,
}

/// <summary>A table tried on every member before it is saved; worked out by a job, so that nobody waits for it.</summary>
public sealed class TierPreviewRun
{
    public Guid Id { get; init; }

    /// <summary>The table that is tried.</summary>
    public required TierTable Terms { get; init; }

    public TierPreviewState State { get; init; }

    public int Done { get; init; }

    public int Total { get; init; }

    /// <summary>As JSON; its shape is <c>TierPreview</c>'s.</summary>
    public string? Report { get; init; }

    public Guid? PersonId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}
