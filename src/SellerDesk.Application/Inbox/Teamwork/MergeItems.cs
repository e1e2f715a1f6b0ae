using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>
/// Puts items that are about the same matter under one of them. Each keeps its own target at the marketplace: an answer to the main one answers the main
/// one alone.
/// </summary>
public sealed class MergeItems(ScopedDb database, InboxCounters counters, TimeProvider time)
{
    public async Task ExecuteAsync(Actor actor, WorkItemId main, IReadOnlyCollection<WorkItemId> others, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        Guid[] wanted = [main.Value, .. others.Select(id => id.Value)];
        var items = await db.WorkItems.FromSql($"select w.*, w.xmin from work_items w where w.id = any({wanted}) order by w.id for update").ToListAsync(cancel);
        var kept = items.Find(item => item.Id == main) ?? throw new RuleException("workItem.unknown");
        var now = time.GetUtcNow();
        foreach (var item in items.Where(item => item.Id != main))
        {
            item.MergeInto(kept, now);
            ItemEvents.Add(db, item, ItemEventKind.Merged, actor.PersonId, now, ("into", main.ToString()));
            ItemEvents.Add(db, kept, ItemEventKind.Merged, actor.PersonId, now, ("took", item.Id.ToString()));
        }

        await db.SaveChangesAsync(cancel);
        await ItemTold.ChangedAsync(db, kept.ShopId, kept.Id, cancel);
        await transaction.CommitAsync(cancel);
        counters.Forget();
    }

    /// <summary>Takes items out from under their main one; also the way back from <see cref="ExecuteAsync"/>.</summary>
    public async Task SplitAsync(Actor actor, IReadOnlyCollection<WorkItemId> merged, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var mains = new List<WorkItemId>();
        var outcome = await BulkItems.ChangeAsync(database, actor, merged, (db, item) =>
        {
            var main = item.MergedInto;
            item.Split();
            mains.AddRange(main is { } id ? [id] : []);
            ItemEvents.Add(db, item, ItemEventKind.Split, actor.PersonId, now, ("from", main?.ToString() ?? ""));
        }, null, cancel);
        counters.Forget();
        if (outcome is { Done.Count: 0, Skipped: [var refused, ..] })
        {
            throw new RuleException(refused.Rule);
        }

        await using var db = await database.OpenAsync(cancel);
        foreach (var main in mains.Distinct())
        {
            await ItemTold.ChangedAsync(db, outcome.Done[0].ShopId, main, cancel);
        }
    }
}
