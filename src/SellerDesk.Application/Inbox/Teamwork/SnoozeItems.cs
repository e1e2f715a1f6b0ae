using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>Puts items off until a moment, or until something happens.</summary>
public sealed class SnoozeItems(ScopedDb database, InboxCounters counters, TimeProvider time)
{
    /// <summary>What waits for a buyer or an order comes back after this, whatever happens.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    /// <param name="until">UTC; null with a <paramref name="wake"/> that is no day: <see cref="Patience"/>.</param>
    public async Task<BulkOutcome> ExecuteAsync(Actor actor, IReadOnlyCollection<WorkItemId> items, DateTimeOffset? until, SnoozeWake wake, IProgress<int>? progress, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var last = until ?? now + Patience;
        var outcome = await BulkItems.ChangeAsync(database, actor, items, (db, item) =>
        {
            item.Snooze(last, wake, now);
            ItemEvents.Add(db, item, ItemEventKind.Snoozed, actor.PersonId, now, ("until", last.ToString("O")), ("wake", wake.ToString()), ("due", item.DueAt.ToString("O")));
        }, progress, cancel);
        counters.Forget();
        return outcome;
    }

    /// <summary>Wakes by hand, and undo: the items are open again as if nothing had been put off.</summary>
    public async Task<BulkOutcome> WakeAsync(Actor actor, IReadOnlyCollection<WorkItemId> items, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var outcome = await BulkItems.ChangeAsync(database, actor, items, (db, item) =>
        {
            item.WakeQuietly();
            ItemEvents.Add(db, item, ItemEventKind.Woken, actor.PersonId, now);
        }, null, cancel);
        counters.Forget();
        return outcome;
    }
}
