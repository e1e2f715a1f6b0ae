using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>Takes the last move of a case back; a merge or a split with everything that it did to others. What has left the desk stays.</summary>
public sealed class UndoMove(ScopedDb database, TimeProvider time)
{
    private static readonly ComplaintDeed[] Lasting =
    [
        ComplaintDeed.Opened, ComplaintDeed.Sent, ComplaintDeed.TakenBack, ComplaintDeed.CameBack, ComplaintDeed.Undone, ComplaintDeed.Filed, ComplaintDeed.Unfiled,
        ComplaintDeed.Followed, ComplaintDeed.Told, ComplaintDeed.NotTold, ComplaintDeed.Written, ComplaintDeed.Ticked, ComplaintDeed.Linked,
    ];

    public static bool CanUndo(ComplaintMove move) =>
        move.Before is not null && !Lasting.Contains(move.Deed) && !(move.Deed == ComplaintDeed.CarriedOut && move.Details.GetValueOrDefault("how") == nameof(CarryingOut.Api));

    public async Task ExecuteAsync(Actor actor, ComplaintId id, long move, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await CaseSaving.RunAsync(database, id, async db =>
        {
            var undone = await db.ComplaintMoves.AsNoTracking().FirstOrDefaultAsync(m => m.ComplaintId == id && m.Id == move, cancel) ?? throw new RuleException("complaint.noMove");
            var lot = undone.Deed is ComplaintDeed.Merged or ComplaintDeed.Split && undone.Together is { } mark
                ? await db.ComplaintMoves.AsNoTracking().Where(m => m.Together == mark).OrderBy(m => m.Id).ToListAsync(cancel)
                : [undone];
            await UndoAsync(db, actor, lot, cancel);
            return true;
        }, cancel);
    }

    private async Task UndoAsync(SellerDeskDb db, Actor actor, List<ComplaintMove> lot, CancellationToken cancel)
    {
        var (now, mark) = (time.GetUtcNow(), Guid.CreateVersion7());
        foreach (var move in lot)
        {
            var open = await OpenCase.LoadAsync(db, move.ComplaintId, null, cancel);
            actor.RequireShop(open.Complaint.ShopId);
            var last = await db.ComplaintMoves.Where(m => m.ShopId == move.ShopId && m.ComplaintId == move.ComplaintId).MaxAsync(m => m.Id, cancel);
            if (last != move.Id || !CanUndo(move))
            {
                throw new RuleException("complaint.notLast");
            }

            if (open.Complaint.SplitFrom is { } whole && move.Deed == ComplaintDeed.Split)
            {
                open.Complaint.MergeInto(await db.Complaints.FirstAsync(c => c.Id == whole, cancel), now);
            }
            else
            {
                open.Complaint.Recall(OpenCase.Read(move.Before)!);
            }

            CaseMover.Touch(db, open.Complaint);
            await open.RecordAsync(ComplaintDeed.Undone, actor.PersonId, null, now, mark, cancel, ("move", move.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}
