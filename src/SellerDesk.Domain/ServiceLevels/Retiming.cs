using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.ServiceLevels;

public readonly record struct RetimingId(Guid Value) : ITypedId<RetimingId>
{
    public static RetimingId New() => new(Guid.CreateVersion7());

    public static RetimingId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>Why open clocks are counted anew.</summary>
public enum RetimingCause
{
    /// <summary>A level has a new version: open clocks take its times.</summary>
    Level,

    /// <summary>A calendar, or a choice of one, changed: times stay, deadlines move.</summary>
    Calendar,

    /// <summary>A holiday was added, changed or taken off.</summary>
    Holiday,
}

/// <summary>Open clocks of some shops are counted anew, a slice at a time; what is closed stays as it was.</summary>
public sealed class Retiming
{
    private Retiming(RetimingId id, RetimingCause cause, string about, int total, DateTimeOffset startedAt, PersonId? startedBy)
    {
        Id = id;
        Cause = cause;
        About = about;
        Total = total;
        StartedAt = startedAt;
        StartedBy = startedBy;
    }

    public RetimingId Id { get; private set; }

    public RetimingCause Cause { get; private set; }

    /// <summary>Name of the level, calendar or holiday.</summary>
    public string About { get; private set; }

    public Guid[] ShopIds { get; private set; } = [];

    /// <summary>Only clocks that this level set; null: of every level.</summary>
    public ServiceLevelId? LevelId { get; private set; }

    /// <summary>Open clocks when it began.</summary>
    public int Total { get; private set; }

    public int Done { get; private set; }

    /// <summary>Clocks whose deadline moved.</summary>
    public int Moved { get; private set; }

    /// <summary>Of those, clocks that were in time and are overdue now.</summary>
    public int BecameOverdue { get; private set; }

    /// <summary>The last clock that was looked at.</summary>
    public Guid? LastClock { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public PersonId? StartedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static Retiming Of(RetimingCause cause, string about, IEnumerable<ShopId> shops, ServiceLevelId? level, int total, PersonId? by, DateTimeOffset now) =>
        new(RetimingId.New(), cause, about, total, now, by) { ShopIds = [.. shops.Select(shop => shop.Value)], LevelId = level };

    /// <summary>A slice is done.</summary>
    public void Advance(ClockId last, int done, int moved, int becameOverdue)
    {
        LastClock = last.Value;
        (Done, Moved, BecameOverdue) = (Done + done, Moved + moved, BecameOverdue + becameOverdue);
    }

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
