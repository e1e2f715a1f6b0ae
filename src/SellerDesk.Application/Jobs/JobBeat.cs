namespace SellerDesk.Application.Jobs;

/// <summary>How a job last went on one node; written some seconds after it happened, so that a job of every second costs the database nothing more.</summary>
public sealed class JobBeat
{
    public required string Job { get; init; }

    public required string Node { get; init; }

    public required DateTimeOffset StartedAt { get; set; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>How long the last finished run took, in milliseconds.</summary>
    public double LastedMs { get; set; }

    /// <summary>Since the node started.</summary>
    public long Runs { get; set; }

    public long Failures { get; set; }

    /// <summary>What the last run failed with; null when it did not.</summary>
    public string? Error { get; set; }
}
