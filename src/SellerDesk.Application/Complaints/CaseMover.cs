using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>One move of one case in one transaction: the way of every move, of one or of many.</summary>
internal static class CaseMover
{
    public static async Task<long> RunAsync(ScopedDb database, TimeProvider time, Actor actor, ComplaintId id, CaseMove move, uint? version, Guid? together, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var line = await CaseSaving.RunAsync(database, id, async db =>
        {
            var open = await OpenCase.LoadAsync(db, id, (move as CaseMove.LinkOrder)?.Number, cancel);
            actor.RequireShop(open.Complaint.ShopId);
            if (version is { } read)
            {
                db.Entry(open.Complaint).Property<uint>("Version").OriginalValue = read;
            }

            await RequireKnownAsync(db, move, cancel);
            var now = time.GetUtcNow();
            var stage = open.Complaint.Stage;
            var (deed, details) = CaseMoves.Apply(open, move, actor, now);
            Touch(db, open.Complaint);
            if (open.Complaint.Stage != stage)
            {
                await Tellings.AddAsync(db, open.Complaint, now, cancel);
            }

            return await open.RecordAsync(deed, actor.PersonId, move.Why, now, together, cancel, details);
        }, cancel, exact: version is not null);
        return line.Id;
    }

    /// <summary>A move that changes only lines is a change of the case all the same: whoever was second is told.</summary>
    public static void Touch(SellerDeskDb db, Complaint complaint)
    {
        db.ChangeTracker.DetectChanges();
        if (db.Entry(complaint).State == EntityState.Unchanged)
        {
            db.Entry(complaint).Property(c => c.Ball).IsModified = true;
        }
    }

    /// <summary>Only codes that the trees have, only people that are there.</summary>
    private static async Task RequireKnownAsync(SellerDeskDb db, CaseMove move, CancellationToken cancel)
    {
        switch (move)
        {
            case CaseMove.Explain explain:
                await TreeCheck.RequireAsync(db, explain.Reason, explain.Cause, cancel);
                break;
            case CaseMove.Tick { There: true } tick:
                await EvidenceCheck.RequireAsync(db, tick.Point, cancel);
                break;
            case CaseMove.Assign { To: { } person } when !await db.Users.AnyAsync(p => p.Id == person.Value && !p.Disabled, cancel):
                throw new RuleException("person.unknown");
        }
    }
}
