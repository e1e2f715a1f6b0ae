using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>Takes a file out of a case; its name and digest stay in the trail.</summary>
public sealed class RemoveComplaintFile(ScopedDb database, TimeProvider time)
{
    public async Task ExecuteAsync(Actor actor, ComplaintId id, ComplaintFileId file, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await CaseSaving.RunAsync(database, id, async db =>
        {
            var open = await OpenCase.LoadAsync(db, id, null, cancel);
            actor.RequireShop(open.Complaint.ShopId);
            var kept = await db.ComplaintFiles.FirstOrDefaultAsync(f => f.Id == file && f.ComplaintId == id, cancel) ?? throw new RuleException("file.unknown");
            db.Remove(kept);
            await open.RecordAsync(ComplaintDeed.Unfiled, actor.PersonId, null, time.GetUtcNow(), null, cancel, ("file", kept.Name), ("sha256", kept.Sha256));
            return true;
        }, cancel);
    }
}
