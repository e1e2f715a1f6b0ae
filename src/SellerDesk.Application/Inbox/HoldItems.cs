using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.Inbox;

/// <summary>Stops the clocks of an item while somebody else is waited for, and lets them run on.</summary>
public sealed class HoldItems(ScopedDb database, TimeProvider time)
{
    public Task PauseAsync(Actor actor, WorkItemId id, HoldReason reason, string? note, CancellationToken cancel) => ActAsync(actor, id, async (db, item, now) =>
    {
        await Clocks.PauseAsync(db, item.ShopId, id.Value, null, reason, note, actor.PersonId, now, cancel);
        ItemEvents.Add(db, item, ItemEventKind.ClockPaused, actor.PersonId, now, ("reason", reason.ToString()), ("note", note?.Trim() ?? ""));
    }, cancel);

    public Task ResumeAsync(Actor actor, WorkItemId id, CancellationToken cancel) => ActAsync(actor, id, async (db, item, now) =>
    {
        var before = item.DueAt;
        await Clocks.ResumeAsync(db, item.ShopId, id.Value, null, now, cancel);
        ItemEvents.Add(db, item, ItemEventKind.ClockResumed, actor.PersonId, now, ("from", before.ToString("O")), ("to", item.DueAt.ToString("O")));
    }, cancel);

    private async Task ActAsync(Actor actor, WorkItemId id, Func<SellerDeskDb, WorkItem, DateTimeOffset, Task> act, CancellationToken cancel)
    {
        actor.RequireRole(Domain.Team.Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var item = await db.WorkItems.FirstOrDefaultAsync(i => i.Id == id, cancel) ?? throw new RuleException("workItem.unknown");
        if (item.State == WorkItemState.Closed)
        {
            throw new RuleException("clock.stopped");
        }

        await act(db, item, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }
}
