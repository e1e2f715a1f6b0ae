using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Inbox;

/// <summary>Puts items away without an answer.</summary>
public sealed class CloseItems(ScopedDb database, InboxCounters counters, TimeProvider time)
{
    public async Task<BulkOutcome> ExecuteAsync(Actor actor, IReadOnlyCollection<WorkItemId> items, IProgress<int>? progress, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var outcome = await BulkItems.ChangeAsync(database, actor, items, (db, item) =>
        {
            item.Close(now);
            ItemEvents.Add(db, item, ItemEventKind.Closed, actor.PersonId, now);
        }, progress, cancel);
        counters.Forget();
        return outcome;
    }
}
