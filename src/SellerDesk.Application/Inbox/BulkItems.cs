using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>
/// Does one thing to many items, a hundred to a transaction, each item by its own rules. The rows are locked in the order of their ids, so that
/// two people with overlapping choices neither fail nor wait in a circle.
/// </summary>
internal static class BulkItems
{
    private const int AtOnce = 100;

    /// <param name="change">Tells the item, and writes its history; a <see cref="RuleException"/> leaves this one as it was.</param>
    public static async Task<BulkOutcome> ChangeAsync(ScopedDb database, Actor actor, IReadOnlyCollection<WorkItemId> ids, Action<SellerDeskDb, WorkItem> change, IProgress<int>? progress, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var (done, skipped) = (new List<DoneItem>(ids.Count), new List<SkippedItem>());
        var seen = 0;
        foreach (var chunk in ids.Distinct().Chunk(AtOnce))
        {
            await ChangeAsync(database, chunk, change, done, skipped, cancel);
            seen += chunk.Length;
            progress?.Report(seen);
        }

        return new BulkOutcome(done, skipped);
    }

    private static async Task ChangeAsync(ScopedDb database, WorkItemId[] chunk, Action<SellerDeskDb, WorkItem> change, List<DoneItem> done, List<SkippedItem> skipped, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var wanted = chunk.Select(id => id.Value).ToArray();
        var items = await db.WorkItems.FromSql($"select w.*, w.xmin from work_items w where w.id = any({wanted}) order by w.id for update").ToListAsync(cancel);
        foreach (var item in items)
        {
            var before = item.AssigneeId;
            try
            {
                change(db, item);
                done.Add(new DoneItem(item.Id, item.ShopId, before));
            }
            catch (RuleException refused)
            {
                skipped.Add(new SkippedItem(item.Id, refused.Code));
            }
        }

        skipped.AddRange(chunk.Except(items.Select(item => item.Id)).Select(id => new SkippedItem(id, "workItem.unknown")));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
