namespace SellerDesk.Application.Jobs;

/// <summary>A run of a job that failed, or did something worth keeping: when, on which node, how it ended.</summary>
public sealed class JobRun
{
    public long Id { get; init; }

    public required string Job { get; init; }

    public required string Node { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    public string? Error { get; init; }
}
