using SellerDesk.Application.Data;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>
/// The clocks of a case go with it: one until somebody first deals with it, one until its end, one for each stage that the level gives a time for. They stand
/// while the buyer or the marketplace is to act, and never past the marketplace's own deadline, which stands beside them.
/// </summary>
internal static class CaseClocks
{
    /// <summary>Disputes have no time to lose.</summary>
    public static string FirstOf(ComplaintKind kind) => kind == ComplaintKind.Dispute ? TimeOf.Arbitration : TimeOf.Complaint;

    public static async Task BeginAsync(SellerDeskDb db, OpenCase open, DateTimeOffset now, CancellationToken cancel)
    {
        var complaint = open.Complaint;
        foreach (var (kind, of) in new[] { (ClockKind.FirstResponse, FirstOf(complaint.Kind)), (ClockKind.ComplaintResolution, ""), (ClockKind.ComplaintStage, complaint.Stage.ToString()) })
        {
            await Clocks.StartAsync(db, Start(complaint, kind, of, complaint.OpenedAt), now, cancel);
        }

        complaint.BeDue(open.Item.DueAt, open.Item.MarketplaceDueAt, open.Item.FirstInLine);
    }

    /// <param name="by">Null when nobody did it: the first response is still owed.</param>
    public static async Task FollowAsync(SellerDeskDb db, OpenCase open, ComplaintMemo before, PersonId? by, ComplaintDeed deed, DateTimeOffset now, CancellationToken cancel)
    {
        var complaint = open.Complaint;
        // With the item's own end, and its new beginning, the database stops and starts that clock.
        if (by is not null && !complaint.IsClosed && before.Stage != ComplaintStage.Closed && deed is not (ComplaintDeed.Assigned or ComplaintDeed.Undone))
        {
            await Clocks.StopAsync(db, complaint.ShopId, complaint.Id.Value, ClockKind.FirstResponse, null, now, cancel);
        }

        if (complaint.Stage != before.Stage)
        {
            await StageAsync(db, complaint, before.Stage, now, cancel);
        }

        if (!complaint.IsClosed && (complaint.Ball != before.Ball || complaint.Stage != before.Stage))
        {
            await BallAsync(db, complaint, now, cancel);
        }

        complaint.BeDue(open.Item.DueAt, open.Item.MarketplaceDueAt, open.Item.FirstInLine);
    }

    private static async Task StageAsync(SellerDeskDb db, Complaint complaint, ComplaintStage before, DateTimeOffset now, CancellationToken cancel)
    {
        await Clocks.StopAsync(db, complaint.ShopId, complaint.Id.Value, ClockKind.ComplaintStage, before.ToString(), now, cancel);
        if (complaint.IsClosed)
        {
            await Clocks.StopAsync(db, complaint.ShopId, complaint.Id.Value, ClockKind.ComplaintResolution, null, now, cancel);
            return;
        }

        if (before == ComplaintStage.Closed)
        {
            await Clocks.ReopenAsync(db, complaint.ShopId, complaint.Id.Value, ClockKind.ComplaintResolution, null, now, cancel);
        }

        await Clocks.StartAsync(db, Start(complaint, ClockKind.ComplaintStage, complaint.Stage.ToString(), now), now, cancel);
    }

    private static Task BallAsync(SellerDeskDb db, Complaint complaint, DateTimeOffset now, CancellationToken cancel) => complaint.Ball == BallHolder.Seller
        ? Clocks.ResumeAsync(db, complaint.ShopId, complaint.Id.Value, null, now, cancel)
        : Clocks.PauseAsync(db, complaint.ShopId, complaint.Id.Value, null, complaint.Ball == BallHolder.Buyer ? HoldReason.WaitsForBuyer : HoldReason.WaitsForMarketplace, null, null, now, cancel);

    private static ClockStart Start(Complaint complaint, ClockKind kind, string of, DateTimeOffset at) =>
        new(complaint.ShopId, ClockSubject.Complaint, complaint.Id.Value, kind, of, at, complaint.MarketplaceDueAt);
}
