using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Notifications;

public readonly record struct AlertId(Guid Value) : ITypedId<AlertId>
{
    public static AlertId New() => new(Guid.CreateVersion7());

    public static AlertId From(Guid value) => new(value);
}

public enum AlertKind
{
    BadReview,
    /// <summary>Half of a clock's time is spent.</summary>
    HalfTime,

    /// <summary>Four fifths are.</summary>
    DueSoon,

    Overdue,
    FeedBroken,
    RatingFalling,
    ReviewBurst,
    Mention,
    Assigned,
    ReplyCameBack,
    ApprovalWanted,
    AutomationPaused,
    BulkEnded,
    CauseRecurs,

    /// <summary>The ledger of points does not add up.</summary>
    PointsUnbalanced,

    /// <summary>The nightly backup failed, or none was made for too long.</summary>
    BackupFailed,

    /// <summary>A metric misses its target beyond chance.</summary>
    TargetMissed,

    /// <summary>A scheduled report could not be sent.</summary>
    ReportFailed,

    /// <summary>The audit log was tampered with.</summary>
    AuditBroken,

    /// <summary>Words that a rule of messages has for people of the desk.</summary>
    Message,

    /// <summary>The desk stopped calling somebody's program.</summary>
    WebhookOff,
}

public enum AlertSeverity
{
    Notice,
    Warning,
    Critical,
}

/// <summary>Something that a person at the desk should know now, shown at the bell. The same thing about the same subject is told once a day.</summary>
public sealed class Alert
{
    public AlertId Id { get; init; }

    /// <summary>Whom it is for; null: everybody who sees the shop.</summary>
    public PersonId? PersonId { get; init; }

    public ShopId ShopId { get; init; }

    public AlertKind Kind { get; init; }

    public AlertSeverity Severity { get; init; }

    /// <summary>What it is about, with the day where it may come again: part of what makes it unique.</summary>
    public required string Subject { get; init; }

    /// <summary>What its words are filled with.</summary>
    public Dictionary<string, string> Arguments { get; init; } = [];

    /// <summary>The page that shows what is behind it, from the root.</summary>
    public string? Link { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was looked at for those who want it by e-mail or Telegram; null: not yet.</summary>
    public DateTimeOffset? SpreadAt { get; init; }
}

/// <summary>A person has seen an alert.</summary>
public sealed class AlertSeen
{
    public AlertId AlertId { get; init; }

    public PersonId PersonId { get; init; }

    public DateTimeOffset SeenAt { get; init; }
}
