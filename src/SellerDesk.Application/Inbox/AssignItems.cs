using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>Gives items to a person, or to nobody.</summary>
public sealed class AssignItems(ScopedDb database, InboxCounters counters)
{
    public async Task<BulkOutcome> ExecuteAsync(Actor actor, IReadOnlyCollection<WorkItemId> items, PersonId? assignee, IProgress<int>? progress, CancellationToken cancel)
    {
        var outcome = await BulkItems.ChangeAsync(database, actor, items, item => item.Assign(assignee), progress, cancel);
        counters.Forget();
        return outcome;
    }

    /// <summary>Undo: each goes back to whom it belonged before.</summary>
    public async Task RestoreAsync(Actor actor, BulkOutcome outcome, CancellationToken cancel)
    {
        var before = outcome.Done.ToDictionary(done => done.Item, done => done.AssigneeBefore);
        await BulkItems.ChangeAsync(database, actor, before.Keys, item => item.Assign(before[item.Id]), null, cancel);
        counters.Forget();
    }
}
