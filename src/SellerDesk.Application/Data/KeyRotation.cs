namespace SellerDesk.Application.Data;

/// <summary>A change of the encryption key: what is new is sealed with the new one at once, what is old is sealed anew by a job.</summary>
public sealed class KeyRotation
{
    public long Id { get; init; }

    /// <summary>The key that everything is to be sealed with.</summary>
    public required Guid KeyId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public Guid? StartedBy { get; init; }

    /// <summary>How many values an older key had sealed when it began.</summary>
    public long Total { get; set; }

    /// <summary>How many of them are sealed anew.</summary>
    public long Done { get; set; }

    /// <summary>When nothing was left.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When the older keys were thrown away, so that what they sealed in a stolen copy is all they open.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}
