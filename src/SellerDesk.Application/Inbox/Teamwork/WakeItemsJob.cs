using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>
/// Brings back what was put off: its moment came, the buyer wrote, or the order moved on. Rows are locked and skipped when another node has them, so
/// that each wakes once.
/// </summary>
public sealed class WakeItemsJob(WholeDb database, InboxCounters counters, TimeProvider time) : IJob
{
    private const int AtOnce = 200;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var woken = await WakeAsync(SnoozeWake.Day, DueSql, now, cancel);
        woken += await WakeAsync(SnoozeWake.BuyerWrites, BuyerWroteSql, now, cancel);
        woken += await WakeAsync(SnoozeWake.StateChanges, MovedOnSql, now, cancel);
        if (woken > 0)
        {
            counters.Forget();
        }

        return woken > 0;
    }

    private const string DueSql = """
        select w.*, w.xmin from work_items w where w.state = 'Snoozed' and w.snoozed_until <= {0}
        order by w.snoozed_until, w.id limit {1} for update skip locked
        """;

    /// <summary>The buyer wrote after it was put off: told by its history, whoever wrote the line there.</summary>
    private const string BuyerWroteSql = """
        select w.*, w.xmin from work_items w where w.state = 'Snoozed' and w.snooze_wake = 'BuyerWrites' and w.snoozed_until > {0}
          and exists (select 1 from item_events e where e.shop_id = w.shop_id and e.work_item_id = w.id and e.kind = 'BuyerWrote'
            and e.id > (select max(s.id) from item_events s where s.shop_id = w.shop_id and s.work_item_id = w.id and s.kind = 'Snoozed'))
        order by w.id limit {1} for update skip locked
        """;

    /// <summary>The order of the review or chat, or a return of it, changed after it was put off.</summary>
    private const string MovedOnSql = """
        select w.*, w.xmin from work_items w
        cross join lateral (select max(s.at) as at from item_events s where s.shop_id = w.shop_id and s.work_item_id = w.id and s.kind = 'Snoozed') slept
        cross join lateral (
          select coalesce((select r.order_number from reviews r where r.id = w.id and r.shop_id = w.shop_id), (select c.order_number from chats c where c.id = w.id and c.shop_id = w.shop_id)) as number
        ) named
        where w.state = 'Snoozed' and w.snooze_wake = 'StateChanges' and w.snoozed_until > {0} and named.number is not null
          and (exists (select 1 from orders o where o.shop_id = w.shop_id and o.number = named.number
                and greatest(o.approved_at, o.handed_over_at, o.delivered_at, o.cancelled_at) > slept.at)
            or exists (select 1 from returns t where t.shop_id = w.shop_id and t.order_number = named.number and greatest(t.opened_at, t.changed_at) > slept.at))
        order by w.id limit {1} for update of w skip locked
        """;

    private async Task<int> WakeAsync(SnoozeWake because, string sql, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var items = await db.WorkItems.FromSqlRaw(sql, now, AtOnce).ToListAsync(cancel);
        foreach (var item in items)
        {
            // Its last moment came although it waited for something else: that is the reason then.
            var due = item.DueAt;
            item.Wake(because, now);
            ItemEvents.Add(db, item, ItemEventKind.Woken, null, now, ("because", because.ToString()), ("due", due.ToString("O")));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return items.Count;
    }
}
