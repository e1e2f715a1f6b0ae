using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Hooks;

namespace SellerDesk.Application.Hooks;

/// <param name="From">Events from then on; null: from the oldest that is kept.</param>
/// <param name="To">Events before then; null: up to now.</param>
/// <param name="AfterEvent">Events after this one; null: no matter.</param>
public sealed record ReplayAsk(DateTimeOffset? From, DateTimeOffset? To, Guid? AfterEvent);

/// <summary>Sends again: the event keeps its id, so that whoever is called knows that it is a repeat.</summary>
public sealed class ReplayHooks(WholeDb database, TimeProvider time)
{
    public const int Most = 100_000;

    /// <returns>The new delivery.</returns>
    public async Task<Guid> OneAsync(Actor actor, HookId id, Guid deliveryId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        RequireOn(await HookRights.FindAsync(db, actor, id, cancel));
        var old = await db.HookDeliveries.AsNoTracking().FirstOrDefaultAsync(d => d.Id == deliveryId && d.HookId == id, cancel) ?? throw new RuleException("hook.noDelivery");
        var again = new HookDelivery { Id = Guid.CreateVersion7(), HookId = id, EventId = old.EventId, Place = old.Place, SubjectId = old.SubjectId, State = HookDeliveryState.Waiting, DueAt = now, CreatedAt = now, IsReplay = true };
        db.Add(again);
        await db.SaveChangesAsync(cancel);
        return again.Id;
    }

    /// <summary>Everything of a period that the webhook wants, delivered before or not; what waits already is not doubled.</summary>
    /// <returns>How many are sent.</returns>
    public async Task<int> ManyAsync(Actor actor, HookId id, ReplayAsk ask, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        RequireOn(await HookRights.FindAsync(db, actor, id, cancel));
        var from = (ask.From ?? now - ForgetHooksJob.Kept).UtcDateTime;
        var to = (ask.To ?? now + TimeSpan.FromDays(1)).UtcDateTime;
        var after = ask.AfterEvent is { } last ? await db.HookEvents.Where(e => e.Id == last).Select(e => (long?)e.Place).FirstOrDefaultAsync(cancel) ?? throw new RuleException("hook.noEvent") : 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var count = await db.Database.ExecuteSqlAsync($"""
            insert into hook_deliveries (hook_id, event_id, place, subject_id, state, due_at, created_at, is_replay)
            select h.id, e.id, e.place, e.subject_id, 'Waiting', {now.UtcDateTime}, {now.UtcDateTime}, true
            from hook_events e join hooks h on h.id = {id.Value} and e.kind = any(h.events) and (cardinality(h.shops) = 0 or e.shop_id = any(h.shops))
            where e.at >= {from} and e.at < {to} and e.place > {after}
              and not exists (select 1 from hook_deliveries d where d.event_id = e.id and d.hook_id = h.id and d.state in ('Waiting', 'Sending'))
            order by e.place limit {Most + 1}
            """, cancel);
        if (count > Most)
        {
            throw new RuleException("hook.replayTooMany", Most);
        }

        await transaction.CommitAsync(cancel);
        return count;
    }

    private static void RequireOn(Hook hook)
    {
        if (!hook.IsOn)
        {
            throw new RuleException("hook.isOff");
        }
    }
}
