using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>
/// Clocks of work items, complaints and orders, inside the caller's save: nothing is saved here. A work item with the subject's id is due when the first of
/// its running clocks is. Clocks of first responses stop, and are opened again, with the state of their work item, by the database itself; batches of
/// pulled things start and stop theirs by <see cref="ClockBatch"/>.
/// </summary>
internal static class Clocks
{
    /// <summary>
    /// Starts a clock. One that runs already is left as it is; one that was stopped begins anew at <see cref="ClockStart.StartedAt"/>. Null: the level
    /// promises no such time.
    /// </summary>
    public static async Task<Clock?> StartAsync(SellerDeskDb db, ClockStart start, DateTimeOffset now, CancellationToken cancel)
    {
        var given = start.Level is null ? await TierClocks.OfAsync(db, start.ShopId, start.SubjectId, cancel) : null;
        var policy = await PolicyReader.LoadAsync(db, start.ShopId, start.Level ?? given?.Level, cancel);
        if (policy.Terms.TimeOf(start.Kind, start.Of) is not { } time)
        {
            return null;
        }

        var clock = await OfSubjectAsync(db, start.ShopId, start.SubjectId, start.Kind, start.Kind == ClockKind.ComplaintStage ? start.Of : null, cancel) is [var first, ..] ? first : null;
        if (clock is null)
        {
            db.Add(clock = Clock.Start(start.ShopId, start.Subject, start.SubjectId, time, policy.VersionId, start.StartedAt, policy.Schedule, now));
        }
        else if (clock.StoppedAt is not null)
        {
            clock.StartAgain(time, policy.VersionId, start.StartedAt, policy.Schedule, now);
        }

        if (clock.VersionId == policy.VersionId)
        {
            clock.OfTier(given?.Tier);
        }

        clock.FollowMarketplace(start.MarketplaceDueAt);
        await FollowAsync(db, start.ShopId, start.SubjectId, cancel, clock.VersionId == policy.VersionId ? policy.Terms.FirstInLine : null);
        return clock;
    }

    /// <summary>Stops the time of a subject's running clocks, or of those of one kind.</summary>
    /// <param name="by">Null: a rule.</param>
    public static async Task PauseAsync(SellerDeskDb db, ShopId shop, Guid subject, ClockKind? kind, HoldReason reason, string? note, PersonId? by, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var clock in (await OfSubjectAsync(db, shop, subject, kind, null, cancel)).Where(clock => clock.IsRunning))
        {
            db.Add(clock.Pause(reason, note, by, now));
        }

        await FollowAsync(db, shop, subject, cancel);
    }

    /// <summary>Lets the time of a subject's paused clocks, or of those of one kind, run on: each deadline moves by the time that was held.</summary>
    public static async Task ResumeAsync(SellerDeskDb db, ShopId shop, Guid subject, ClockKind? kind, DateTimeOffset now, CancellationToken cancel)
    {
        var schedule = (await PolicyReader.LoadAsync(db, shop, null, cancel)).Schedule;
        foreach (var clock in (await OfSubjectAsync(db, shop, subject, kind, null, cancel)).Where(clock => clock is { StoppedAt: null, PausedAt: not null }))
        {
            clock.Resume(schedule, await HoldsAsync(db, clock, now, cancel), now);
        }

        await FollowAsync(db, shop, subject, cancel);
    }

    /// <summary>What the clocks measured is done: all of the subject, those of one kind, or of one stage.</summary>
    public static async Task StopAsync(SellerDeskDb db, ShopId shop, Guid subject, ClockKind? kind, string? of, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var clock in (await OfSubjectAsync(db, shop, subject, kind, of, cancel)).Where(clock => clock.StoppedAt is null))
        {
            if (clock.PausedAt is not null)
            {
                await HoldsAsync(db, clock, now, cancel);
            }

            clock.Stop(now);
        }

        await FollowAsync(db, shop, subject, cancel);
    }

    /// <summary>What was over is not: a stopped clock goes on with the time that it had left; the time between counts as held.</summary>
    public static async Task ReopenAsync(SellerDeskDb db, ShopId shop, Guid subject, ClockKind kind, string? of, DateTimeOffset now, CancellationToken cancel)
    {
        var schedule = (await PolicyReader.LoadAsync(db, shop, null, cancel)).Schedule;
        foreach (var clock in (await OfSubjectAsync(db, shop, subject, kind, of, cancel)).Where(clock => clock.StoppedAt is not null))
        {
            var hold = ClockHold.Of(clock, HoldReason.WasClosed, null, null, clock.StoppedAt!.Value);
            hold.End(now);
            db.Add(hold);
            clock.Reopen(schedule, await HoldsAsync(db, clock, now, cancel), now);
        }

        await FollowAsync(db, shop, subject, cancel);
    }

    /// <summary>The marketplace said, or moved, its own last moment.</summary>
    public static async Task FollowMarketplaceAsync(SellerDeskDb db, ShopId shop, Guid subject, ClockKind? kind, DateTimeOffset? dueAt, CancellationToken cancel)
    {
        foreach (var clock in await OfSubjectAsync(db, shop, subject, kind, null, cancel))
        {
            clock.FollowMarketplace(dueAt);
        }
    }

    /// <summary>Clocks of a subject as this context has them, those not saved yet too.</summary>
    /// <param name="of">Null: whatever they measure of their kind.</param>
    public static async Task<IReadOnlyList<Clock>> OfSubjectAsync(SellerDeskDb db, ShopId shop, Guid subject, ClockKind? kind, string? of, CancellationToken cancel)
    {
        await db.Clocks.Where(c => c.ShopId == shop && c.SubjectId == subject).LoadAsync(cancel);
        return [.. db.Clocks.Local.Where(c => c.ShopId == shop && c.SubjectId == subject && (kind is null || c.Kind == kind) && (of is null || c.Of == of)).OrderBy(c => c.DueAt)];
    }

    /// <summary>All holds of a clock; one that is still open ends now.</summary>
    private static async Task<IReadOnlyCollection<Held>> HoldsAsync(SellerDeskDb db, Clock clock, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ClockHolds.Where(h => h.ShopId == clock.ShopId && h.ClockId == clock.Id).LoadAsync(cancel);
        var holds = db.ClockHolds.Local.Where(h => h.ClockId == clock.Id).ToList();
        foreach (var open in holds.Where(hold => hold.Until is null))
        {
            open.End(now);
        }

        return [.. holds.Where(hold => hold.From >= clock.StartedAt).Select(hold => hold.Held)];
    }

    /// <summary>A work item is due when the first of its running clocks is; it stands when all of them do.</summary>
    /// <param name="first">What the level of a clock that begins says of its place; null: it stays.</param>
    private static async Task FollowAsync(SellerDeskDb db, ShopId shop, Guid subject, CancellationToken cancel, bool? first = null)
    {
        var id = new WorkItemId(subject);
        var item = db.WorkItems.Local.FirstOrDefault(i => i.Id == id) ?? await db.WorkItems.FirstOrDefaultAsync(i => i.Id == id && i.ShopId == shop, cancel);
        var open = (await OfSubjectAsync(db, shop, subject, null, null, cancel)).Where(clock => clock.StoppedAt is null).ToList();
        if (item is null || item.State == WorkItemState.Closed || open.Count == 0)
        {
            return;
        }

        if (first is { } place)
        {
            item.StandInLine(place);
        }

        var running = open.Where(clock => clock.IsRunning).ToList();
        item.FollowClocks((running.Count > 0 ? running : open).Min(clock => clock.DueAt), running.Count > 0 ? null : open.Min(clock => clock.PausedAt));
    }
}
