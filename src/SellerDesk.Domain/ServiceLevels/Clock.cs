using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.ServiceLevels;

public readonly record struct ClockId(Guid Value) : ITypedId<ClockId>
{
    public static ClockId New() => new(Guid.CreateVersion7());

    public static ClockId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>What a clock runs for. A work item of a complaint or of an order has the id of what it wraps, so that its clocks are found by that id.</summary>
public enum ClockSubject
{
    WorkItem,
    Complaint,
    Order,
}

/// <summary>
/// One deadline that runs: what it measures and for what, when it began, how much of the calendar's time it has, and so when it is due. Beside it stands
/// the marketplace's own deadline, which nothing here moves.
/// </summary>
public sealed class Clock
{
    public const int OfMaxLength = 40;

    private Clock(ClockId id, ShopId shopId, ClockSubject subject, Guid subjectId, ClockKind kind, string of, DateTimeOffset startedAt)
    {
        Id = id;
        ShopId = shopId;
        Subject = subject;
        SubjectId = subjectId;
        Kind = kind;
        Of = of;
        StartedAt = startedAt;
    }

    public ClockId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public ClockSubject Subject { get; private set; }

    /// <summary>Id of the work item, complaint or order.</summary>
    public Guid SubjectId { get; private set; }

    public ClockKind Kind { get; private set; }

    /// <summary>Which time of the kind: see <see cref="ServiceTime.Of"/>.</summary>
    public string Of { get; private set; }

    /// <summary>The version of the level that set the time; null: begun before there were levels.</summary>
    public LevelVersionId? VersionId { get; private set; }

    /// <summary>The tier of the buyer by which it has its level; null: the shop's own level set it.</summary>
    public Guid? TierId { get; private set; }

    /// <summary>Minutes that it has.</summary>
    public int Minutes { get; private set; }

    /// <summary>Only minutes of the calendar count; otherwise every minute does.</summary>
    public bool Working { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Our own deadline (UTC). While the clock stands, what it was when it was stopped.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The marketplace's own last moment (UTC): no policy, hold or holiday moves it.</summary>
    public DateTimeOffset? MarketplaceDueAt { get; private set; }

    /// <summary>It stands since then (UTC); null while it runs.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Minutes of its own kind (working or not) by which holds have moved the deadline.</summary>
    public int HeldMinutes { get; private set; }

    /// <summary>What it measured is done (UTC).</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>The last mark of which people heard: 0, 50, 80 or 100 %.</summary>
    public short Warned { get; private set; }

    /// <summary>When somebody must hear of it next (UTC): the mark after <see cref="Warned"/>; null: nothing more to say.</summary>
    public DateTimeOffset? NextWarningAt { get; private set; }

    /// <summary>It was opened again by the database itself; its deadline is counted anew by the next round of the watching job.</summary>
    public bool Recount { get; private set; }

    public bool IsRunning => StoppedAt is null && PausedAt is null;

    public static Clock Start(ShopId shop, ClockSubject subject, Guid subjectId, ServiceTime time, LevelVersionId version, DateTimeOffset startedAt, WorkSchedule schedule, DateTimeOffset now)
    {
        var clock = new Clock(ClockId.New(), shop, subject, subjectId, time.Kind, time.Of, startedAt);
        clock.Take(time, version, schedule, [], now);
        return clock;
    }

    /// <summary>Another beginning of the same matter: a new turn of a conversation, or a buyer who changed their words.</summary>
    public void StartAgain(ServiceTime time, LevelVersionId version, DateTimeOffset startedAt, WorkSchedule schedule, DateTimeOffset now)
    {
        (Of, StartedAt, StoppedAt, PausedAt, Warned) = (time.Of, startedAt, null, null, 0);
        Take(time, version, schedule, [], now);
    }

    /// <summary>The level's new version is its own from now on, but not the version's time: a text that was read gave it less.</summary>
    public void TakeVersion(LevelVersionId version) => VersionId = version;

    /// <summary>Counts the deadline anew, by another time, calendar or set of holds. What people heard of they do not hear again.</summary>
    public void Take(ServiceTime time, LevelVersionId version, WorkSchedule schedule, IReadOnlyCollection<Held> holds, DateTimeOffset now)
    {
        (VersionId, Minutes, Working) = (version, time.Minutes(schedule), time.IsWorking);
        Count(schedule, holds, now);
    }

    /// <summary>The same time by a calendar that changed, or with holds that did.</summary>
    public void Count(WorkSchedule schedule, IReadOnlyCollection<Held> holds, DateTimeOffset now)
    {
        var counting = Working ? schedule : null;
        DueAt = WorkClock.Due(StartedAt, Minutes, counting, holds, now);
        HeldMinutes = WorkClock.Between(StartedAt, DueAt, counting) - Minutes;
        Recount = false;
        Watch(schedule);
    }

    /// <exception cref="RuleException"><c>clock.paused</c>, <c>clock.stopped</c>.</exception>
    public ClockHold Pause(HoldReason reason, string? note, PersonId? by, DateTimeOffset now)
    {
        if (StoppedAt is not null)
        {
            throw new RuleException("clock.stopped");
        }

        if (PausedAt is not null)
        {
            throw new RuleException("clock.paused");
        }

        (PausedAt, NextWarningAt) = (now, null);
        return ClockHold.Of(this, reason, note, by, now);
    }

    /// <param name="holds">All of the clock's holds, the one that ends here with its end.</param>
    /// <exception cref="RuleException"><c>clock.notPaused</c>.</exception>
    public void Resume(WorkSchedule schedule, IReadOnlyCollection<Held> holds, DateTimeOffset now)
    {
        if (PausedAt is null)
        {
            throw new RuleException("clock.notPaused");
        }

        PausedAt = null;
        Count(schedule, holds, now);
    }

    /// <summary>What it measured is done. Stopping what is stopped changes nothing.</summary>
    public void Stop(DateTimeOffset now)
    {
        StoppedAt ??= now;
        (PausedAt, NextWarningAt, Recount) = (null, null, false);
    }

    /// <summary>Goes on with what was left when it stopped: the time between is one more hold.</summary>
    public void Reopen(WorkSchedule schedule, IReadOnlyCollection<Held> holds, DateTimeOffset now)
    {
        StoppedAt = null;
        Count(schedule, holds, now);
    }

    /// <summary>It has its level by the buyer's tier; null: by the shop.</summary>
    public void OfTier(Guid? tier) => TierId = tier;

    public void FollowMarketplace(DateTimeOffset? dueAt) => MarketplaceDueAt = dueAt;

    /// <summary>People heard of a mark.</summary>
    public void SayWarned(short mark, WorkSchedule schedule)
    {
        Warned = mark;
        Watch(schedule);
    }

    /// <summary>Nobody is disturbed now (quiet hours): asks again then.</summary>
    public void AskAgain(DateTimeOffset at) => NextWarningAt = at;

    /// <summary>When a mark of the time is reached (UTC).</summary>
    public DateTimeOffset MarkAt(short percent, WorkSchedule schedule) =>
        percent >= ClockMarks.Over ? DueAt : ClockMarks.Before(StartedAt, DueAt, Minutes, percent, Working ? schedule : null);

    private void Watch(WorkSchedule schedule) => NextWarningAt = !IsRunning || ClockMarks.After(Warned) is not { } next ? null : MarkAt(next, schedule);
}
