using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>Some pieces of a case become a case of their own, with an own work item.</summary>
public sealed class SplitComplaint(ScopedDb database, TimeProvider time)
{
    /// <param name="pieces">How many of which line.</param>
    public async Task<ComplaintId> ExecuteAsync(Actor actor, ComplaintId id, IReadOnlyDictionary<int, int> pieces, string? why, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        return await CaseSaving.RunAsync(database, id, async db =>
        {
            var (now, mark) = (time.GetUtcNow(), Guid.CreateVersion7());
            var open = await OpenCase.LoadAsync(db, id, null, cancel);
            actor.RequireShop(open.Complaint.ShopId);
            var part = open.Complaint.Split(pieces, open.Complaint.DueAt, now);
            db.Add(part);
            var opened = OpenCase.Begun(db, part, open.Item);
            CaseMover.Touch(db, open.Complaint);
            await CaseClocks.BeginAsync(db, opened, now, cancel);
            await open.RecordAsync(ComplaintDeed.Split, actor.PersonId, why, now, mark, cancel, ("part", part.Id.Value.ToString()));
            opened.Record(ComplaintDeed.Split, actor.PersonId, why, now, mark, ("from", id.Value.ToString()));
            return part.Id;
        }, cancel);
    }
}
