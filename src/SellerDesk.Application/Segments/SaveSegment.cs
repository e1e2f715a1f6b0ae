using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Segments;

/// <summary>What somebody wants a segment to be.</summary>
public sealed record SegmentForm(string Name, string Description, RuleGroup Rule, bool Shared);

/// <summary>Keeps a segment; who is in it is found by the next turn of the job. One's own needs nobody's leave, everybody's those who lead.</summary>
public sealed class SaveSegment(WholeDb database, TimeProvider time)
{
    /// <param name="id">Null: a new one.</param>
    /// <exception cref="RuleException"><c>segment.unknown</c>, <c>segment.notYours</c>, <c>shop.notYours</c>; those of <see cref="Segment"/>; the role is not enough.</exception>
    public async Task<SegmentId> ExecuteAsync(Actor actor, SegmentId? id, SegmentForm form, CancellationToken cancel)
    {
        actor.RequireRole(form.Shared ? Role.Manager : Role.Support);
        await using var db = database.Open();
        var now = time.GetUtcNow();
        if (id is not { } known)
        {
            var shops = actor.Scope.All ? [] : actor.Scope.Shops;
            var made = Segment.Of(form.Name, form.Description, form.Rule, actor.PersonId, form.Shared, shops, now);
            db.Add(made);
            await db.SaveChangesAsync(cancel);
            return made.Id;
        }

        var segment = await OwnAsync(db, actor, known, cancel);
        segment.Change(form.Name, form.Description, form.Rule, form.Shared, now);
        await db.SaveChangesAsync(cancel);
        return known;
    }

    internal static async Task<Segment> OwnAsync(SellerDeskDb db, Actor actor, SegmentId id, CancellationToken cancel)
    {
        var segment = await db.Segments.FirstOrDefaultAsync(s => s.Id == id, cancel) ?? throw new RuleException("segment.unknown");
        if (segment.Shared)
        {
            actor.RequireRole(Role.Manager);
        }
        else if (segment.OwnerId != actor.PersonId)
        {
            throw new RuleException("segment.notYours");
        }

        // Nobody decides over figures that they do not see.
        if (!actor.Scope.All && (segment.Shops.Length == 0 || !segment.Shops.All(shop => actor.Scope.Contains(new(shop)))))
        {
            throw new RuleException("shop.notYours");
        }

        return segment;
    }
}

/// <summary>Forgets a segment, its members and history. Not one that a play was made on: what was measured there would be about nobody.</summary>
public sealed class DeleteSegment(WholeDb database)
{
    /// <exception cref="RuleException"><c>segment.used</c>; those of <see cref="SaveSegment"/>.</exception>
    public async Task ExecuteAsync(Actor actor, SegmentId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        var segment = await SaveSegment.OwnAsync(db, actor, id, cancel);
        if (await db.Plays.AnyAsync(p => p.SegmentId == id, cancel))
        {
            throw new RuleException("segment.used");
        }

        db.Remove(segment);
        await db.SaveChangesAsync(cancel);
    }
}
