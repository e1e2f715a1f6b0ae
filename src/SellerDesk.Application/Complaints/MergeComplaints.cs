using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>Several cases are one matter: the first goes on, the others end in it. Undone with the trail's line that it answers.</summary>
public sealed class MergeComplaints(ScopedDb database, TimeProvider time)
{
    /// <returns>The line of the case that goes on.</returns>
    public async Task<long> ExecuteAsync(Actor actor, ComplaintId main, IReadOnlyCollection<ComplaintId> others, string? why, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        if (others.Count == 0)
        {
            throw new RuleException("complaint.notTogether");
        }

        var line = await CaseSaving.RunAsync(database, main, async db =>
        {
            var (now, mark) = (time.GetUtcNow(), Guid.CreateVersion7());
            var open = await OpenCase.LoadAsync(db, main, null, cancel);
            actor.RequireShop(open.Complaint.ShopId);
            foreach (var other in others.Distinct())
            {
                var part = await OpenCase.LoadAsync(db, other, null, cancel);
                part.Complaint.MergeInto(open.Complaint, now);
                CaseMover.Touch(db, part.Complaint);
                await part.RecordAsync(ComplaintDeed.Merged, actor.PersonId, why, now, mark, cancel, ("into", main.Value.ToString()));
            }

            CaseMover.Touch(db, open.Complaint);
            return await open.RecordAsync(ComplaintDeed.Merged, actor.PersonId, why, now, mark, cancel, ("cases", others.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }, cancel);
        return line.Id;
    }
}
