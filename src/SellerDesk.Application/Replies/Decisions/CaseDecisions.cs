using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies.Decisions;

/// <summary>What a decision's end means for its case: carried out, or back with a person; saved with the reply, and with what the marketplace shows.</summary>
internal static class CaseDecisions
{
    /// <param name="seen">The return as a look-up showed it; null when nobody looked.</param>
    public static async Task SaveAsync(SellerDeskDb db, OutgoingReply reply, WorkItem item, IncomingReturn? seen, DateTimeOffset now, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        if (seen is not null)
        {
            // While the case still says that its decision is on the way: the pull's own following leaves it alone.
            var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
            await ReturnWriter.WriteAsync(new WriteBatch((NpgsqlConnection)db.Database.GetDbConnection(), transaction, item.ShopId, now), [seen], cancel);
        }

        if (reply.State is OutgoingState.Confirmed or OutgoingState.Rejected or OutgoingState.Dead or OutgoingState.Withdrawn)
        {
            await EndAsync(db, reply, item, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await (own?.CommitAsync(cancel) ?? Task.CompletedTask);
    }

    private static async Task EndAsync(SellerDeskDb db, OutgoingReply reply, WorkItem item, DateTimeOffset now, CancellationToken cancel)
    {
        var open = await OpenCase.LoadAsync(db, ComplaintId.From(item.Id.Value), null, cancel);
        if (open.Complaint.DecisionId != reply.Id.Value)
        {
            return;
        }

        if (reply.State == OutgoingState.Confirmed)
        {
            open.Complaint.CarryOut(CarryingOut.Api, now);
            await open.RecordAsync(ComplaintDeed.CarriedOut, null, null, now, null, cancel, ("how", nameof(CarryingOut.Api)), ("reply", reply.Id.Value.ToString()));
            await FollowUpAsync(db, open.Complaint, now, cancel);
            item.Resume(ReplyState.Published);
            return;
        }

        open.Complaint.DecisionEnded();
        await open.RecordAsync(
            reply.State == OutgoingState.Withdrawn ? ComplaintDeed.TakenBack : ComplaintDeed.CameBack, null, reply.ErrorDetail, now, null, cancel,
            ("code", reply.ErrorCode ?? ""), ("reply", reply.Id.Value.ToString()));
    }

    /// <summary>Nothing is left to be done by hand: it only has to show whether it was enough.</summary>
    private static async Task FollowUpAsync(SellerDeskDb db, Complaint complaint, DateTimeOffset now, CancellationToken cancel)
    {
        var open = await OpenCase.LoadAsync(db, complaint.Id, null, cancel);
        open.Complaint.MoveTo(ComplaintStage.FollowingUp, now);
        await Tellings.AddAsync(db, open.Complaint, now, cancel);
        await open.RecordAsync(ComplaintDeed.Moved, null, null, now, null, cancel);
    }
}
