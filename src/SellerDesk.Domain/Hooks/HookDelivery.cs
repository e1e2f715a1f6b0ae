using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Hooks;

/// <summary>Something that happened, as it was when it happened; written by the database in the statement that made it happen. Holds ids and facts, no words of or about a person.</summary>
public sealed class HookEvent
{
    /// <summary>How the envelope around <see cref="Facts"/> and the facts of each kind are shaped; fields may be added, a change of meaning raises it.</summary>
    public const int Version = 1;

    public Guid Id { get; init; }

    /// <summary>Grows: of two events about one thing the later has the higher.</summary>
    public long Place { get; init; }

    /// <summary>One of <see cref="HookEvents"/>.</summary>
    public required string Kind { get; init; }

    public ShopId? ShopId { get; init; }

    /// <summary>The thing that it is about; deliveries about one thing keep their order.</summary>
    public Guid SubjectId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>As JSON.</summary>
    public required string Facts { get; init; }
}

public enum HookDeliveryState
{
    Waiting,

    /// <summary>A call is being made; when nobody ends it, it is made again.</summary>
    Sending,

    Delivered,

    /// <summary>Given up. It can be sent again by hand.</summary>
    Dead,
}

/// <summary>An event on its way to one address.</summary>
public sealed class HookDelivery
{
    public const int CodeMaxLength = 20;

    public Guid Id { get; init; }

    public HookId HookId { get; init; }

    public Guid EventId { get; init; }

    /// <summary>The event's.</summary>
    public long Place { get; init; }

    /// <summary>The event's.</summary>
    public Guid SubjectId { get; init; }

    public HookDeliveryState State { get; init; }

    /// <summary>The next try; while it is being made: when it counts as lost.</summary>
    public DateTimeOffset DueAt { get; init; }

    public int Tries { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Somebody asked for it again.</summary>
    public bool IsReplay { get; init; }

    /// <summary>Of the last answer; null: there was none.</summary>
    public short? Status { get; init; }

    /// <summary>What went wrong, as a code; null: nothing.</summary>
    public string? Code { get; init; }
}

/// <summary>One call and its answer.</summary>
public sealed class HookAttempt
{
    public const int SaidMaxLength = 500;

    public Guid DeliveryId { get; init; }

    public int Try { get; init; }

    public DateTimeOffset At { get; init; }

    public int Milliseconds { get; init; }

    public short? Status { get; init; }

    public string? Code { get; init; }

    /// <summary>The beginning of the answer, or why there was none.</summary>
    public string Said { get; init; } = "";
}
