using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Inbox;

/// <summary>Brings closed items back into the queue; also the way back from <see cref="CloseItems"/>.</summary>
public sealed class ReopenItems(ScopedDb database, InboxCounters counters, TimeProvider time)
{
    public async Task<BulkOutcome> ExecuteAsync(Actor actor, IReadOnlyCollection<WorkItemId> items, IProgress<int>? progress, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var outcome = await BulkItems.ChangeAsync(database, actor, items, (db, item) =>
        {
            item.Reopen();
            ItemEvents.Add(db, item, ItemEventKind.Reopened, actor.PersonId, now);
        }, progress, cancel);
        counters.Forget();
        return outcome;
    }
}
