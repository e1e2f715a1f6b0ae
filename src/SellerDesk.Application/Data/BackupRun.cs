namespace SellerDesk.Application.Data;

/// <summary>A backup that was made or tried, by the nightly job or on the command line of this database.</summary>
public sealed class BackupRun
{
    public const int FileMaxLength = 500;

    public long Id { get; init; }

    public required string Node { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it runs, and for ever when its node died.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Where it was written, on the machine of <see cref="Node"/>.</summary>
    public required string File { get; init; }

    public long Bytes { get; set; }

    public int Tables { get; set; }

    public long Rows { get; set; }

    /// <summary>Why there is none.</summary>
    public string? Error { get; set; }
}
