using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Segments.Plays;

/// <param name="Control">Per cent.</param>
public sealed record PlayForm(string Name, SegmentId Segment, PlayKind Kind, string Offer, int Control, int WindowDays, bool MayOverlap);

/// <summary>Keeps what is going to be tried; nobody is drawn and nothing is said before it is started.</summary>
public sealed class PlanPlay(WholeDb database, TimeProvider time)
{
    /// <exception cref="RuleException"><c>segment.unknown</c>, <c>shop.notYours</c>; those of <see cref="Play.Plan"/>; the role is not enough.</exception>
    public async Task<PlayId> ExecuteAsync(Actor actor, PlayForm form, CancellationToken cancel)
    {
        await using var db = database.Open();
        await AllowedAsync(db, actor, form.Segment, cancel);
        var play = Play.Plan(form.Name, form.Segment, form.Kind, form.Offer, form.Control, form.WindowDays, form.MayOverlap, actor.PersonId, time.GetUtcNow());
        db.Add(play);
        await db.SaveChangesAsync(cancel);
        return play.Id;
    }

    /// <summary>Whoever leads, and sees all the shops whose buyers are in the segment.</summary>
    internal static async Task AllowedAsync(SellerDeskDb db, Actor actor, SegmentId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        var segment = await db.Segments.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && (s.Shared || s.OwnerId == actor.PersonId), cancel) ?? throw new RuleException("segment.unknown");
        if (!actor.Scope.All && (segment.Shops.Length == 0 || !segment.Shops.All(shop => actor.Scope.Contains(new ShopId(shop)))))
        {
            throw new RuleException("shop.notYours");
        }
    }

    internal static async Task<Play> OwnAsync(SellerDeskDb db, Actor actor, PlayId id, CancellationToken cancel)
    {
        var play = await db.Plays.FirstOrDefaultAsync(p => p.Id == id, cancel) ?? throw new RuleException("play.unknown");
        await AllowedAsync(db, actor, play.SegmentId, cancel);
        return play;
    }
}

/// <summary>Forgets a play that was never started.</summary>
public sealed class DropPlay(WholeDb database)
{
    /// <exception cref="RuleException"><c>play.started</c>; those of <see cref="PlanPlay"/>.</exception>
    public async Task ExecuteAsync(Actor actor, PlayId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        var play = await PlanPlay.OwnAsync(db, actor, id, cancel);
        if (play.State != PlayState.Draft)
        {
            throw new RuleException("play.started");
        }

        db.Remove(play);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Ends a play before its time: what was measured stays, nobody is called any more.</summary>
public sealed class StopPlay(WholeDb database, TimeProvider time)
{
    public async Task ExecuteAsync(Actor actor, PlayId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        (await PlanPlay.OwnAsync(db, actor, id, cancel)).Stop(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }
}
