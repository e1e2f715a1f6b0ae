using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>Does one thing to one case. What follows from it (its work item, its line in the trail, the word to the buyer) is in the same save.</summary>
public sealed class MoveComplaint(ScopedDb database, TimeProvider time)
{
    /// <param name="version">As <see cref="ComplaintDetails.Version"/> was read; null: whatever it is now.</param>
    /// <returns>The trail's line, by which <see cref="UndoMove"/> takes it back.</returns>
    /// <exception cref="RuleException">What is missing, or <c>complaint.movedMeanwhile</c> when somebody else was quicker.</exception>
    public Task<long> ExecuteAsync(Actor actor, ComplaintId id, CaseMove move, uint? version, CancellationToken cancel) =>
        CaseMover.RunAsync(database, time, actor, id, move, version, null, cancel);
}
