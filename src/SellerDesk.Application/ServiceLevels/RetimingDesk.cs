using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>Whose clocks are to be counted anew, and why.</summary>
/// <param name="About">Name of the level, calendar or holiday.</param>
/// <param name="Calendar">Of shops that live by it; null with <paramref name="Country"/> and <paramref name="Level"/>.</param>
/// <param name="Country">Of shops whose calendar keeps its holidays.</param>
/// <param name="Level">Clocks that this level set take its newest times.</param>
public sealed record RetimingWish(RetimingCause Cause, string About, WorkCalendarId? Calendar = null, string? Country = null, ServiceLevelId? Level = null);

/// <param name="Open">Open clocks that would be looked at.</param>
/// <param name="Moved">Their deadline would be another.</param>
/// <param name="BecomeOverdue">Of those, in time now and overdue then.</param>
/// <param name="BecomeInTime">Of those, overdue now and in time then.</param>
/// <param name="Placed">Items that would come first in line, or would not any more.</param>
public sealed record RetimingPreview(int Open, int Moved, int BecomeOverdue, int BecomeInTime, int Placed = 0)
{
    /// <summary>What is worth doing at all.</summary>
    public int Changes => Math.Max(Moved, Placed);
}

/// <summary>Says what counting open clocks anew would change, and starts it. What is closed is never touched.</summary>
public sealed class RetimingDesk(ScopedDb database, TimeProvider time)
{
    private const int Slice = 2_000;

    public async Task<RetimingPreview> PreviewAsync(Actor actor, RetimingWish wish, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var now = time.GetUtcNow();
        var shops = await ShopsAsync(db, wish, cancel);
        var retimer = new Retimer(db, shops, wish.Level, now);
        var (preview, last) = (new RetimingPreview(0, 0, 0, 0), (Guid?)null);
        while (await retimer.NextAsync(last, Slice, tracked: false, cancel) is { Count: > 0 } slice)
        {
            preview = new RetimingPreview(
                preview.Open + slice.Count,
                preview.Moved + slice.Count(pair => pair.Clock.DueAt != pair.Before),
                preview.BecomeOverdue + slice.Count(pair => pair.Before > now && pair.Clock.DueAt <= now),
                preview.BecomeInTime + slice.Count(pair => pair.Before <= now && pair.Clock.DueAt > now));
            last = slice[^1].Clock.Id.Value;
        }

        return wish.Level is { } level ? preview with { Placed = await PlacedAsync(db, level, shops, cancel) } : preview;
    }

    /// <summary>Items of the level's clocks that stand elsewhere in line than its newest version says.</summary>
    private static async Task<int> PlacedAsync(SellerDeskDb db, ServiceLevelId level, Guid[] shops, CancellationToken cancel) => await db.Database.SqlQuery<int>($"""
        with newest as (select (terms ->> 'firstInLine')::boolean as first from service_level_versions where level_id = {level.Value} order by number desc limit 1)
        select count(distinct w.id)::int as "Value" from newest n join clocks c on c.stopped_at is null and c.shop_id = any({shops})
        join service_level_versions v on v.id = c.version_id and v.level_id = {level.Value}
        join work_items w on w.id = c.subject_id and w.shop_id = c.shop_id and w.state <> 'Closed' and w.first_in_line <> n.first
        """).SingleAsync(cancel);

    /// <exception cref="RuleException"><c>retiming.running</c>: one at a time.</exception>
    public async Task<RetimingId> StartAsync(Actor actor, RetimingWish wish, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        if (await db.Retimings.AnyAsync(r => r.EndedAt == null, cancel))
        {
            throw new RuleException("retiming.running");
        }

        var shops = await ShopsAsync(db, wish, cancel);
        var total = await db.Clocks.CountAsync(c => c.StoppedAt == null && shops.Select(id => new ShopId(id)).Contains(c.ShopId), cancel);
        var run = Retiming.Of(wish.Cause, wish.About, shops.Select(id => new ShopId(id)), wish.Level, total, actor.PersonId, time.GetUtcNow());
        db.Add(run);
        await db.SaveChangesAsync(cancel);
        return run.Id;
    }

    /// <summary>The one that runs, or else the last.</summary>
    public async Task<Retiming?> LastAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.Retimings.AsNoTracking().OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancel);
    }

    private static async Task<Guid[]> ShopsAsync(SellerDeskDb db, RetimingWish wish, CancellationToken cancel)
    {
        var scope = db.Scope;
        var shops = await (from s in db.Shops
                           from t in db.ShopTerms.Where(t => t.ShopId == s.Id).DefaultIfEmpty()
                           select new { s.Id, Calendar = t == null ? null : t.CalendarId }).ToListAsync(cancel);
        var calendars = await db.WorkCalendars.AsNoTracking().ToListAsync(cancel);
        return [.. shops.Where(shop => scope.Contains(shop.Id))
            .Where(shop => calendars.Find(c => shop.Calendar is { } own ? c.Id == own : c.IsDefault) is { } by && (wish.Calendar is null || by.Id == wish.Calendar) && (wish.Country is null || by.Country == wish.Country))
            .Select(shop => shop.Id.Value)];
    }
}
