using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Conversations;

/// <summary>Closes chats whose window the marketplace has shut: nobody can answer there any more. Their history says why.</summary>
public sealed class CloseChatsJob(WholeDb database, TimeProvider time) : IJob
{
    private const int AtOnce = 200;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow();
        var items = await db.WorkItems.FromSql($"""
            select w.*, w.xmin from work_items w where w.marketplace_due_at is not null and w.state <> 'Closed' and w.marketplace_due_at <= {now}
              and w.kind = 'Chat' and w.state <> 'Answering' order by w.marketplace_due_at, w.id limit {AtOnce} for update skip locked
            """).ToListAsync(cancel);
        foreach (var item in items)
        {
            item.Close(now);
            ItemEvents.Add(db, item, ItemEventKind.Closed, null, now, ("why", "window"));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return items.Count > 0;
    }
}
