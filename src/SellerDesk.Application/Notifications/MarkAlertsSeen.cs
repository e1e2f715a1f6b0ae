using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Notifications;

namespace SellerDesk.Application.Notifications;

/// <summary>A person has seen one alert, or all that there are.</summary>
public sealed class MarkAlertsSeen(ScopedDb database, TimeProvider time)
{
    public async Task OneAsync(Actor actor, AlertId alert, CancellationToken cancel)
    {
        if (actor.PersonId is { } me)
        {
            await using var db = await database.OpenAsync(cancel);
            var now = time.GetUtcNow();
            await db.Database.ExecuteSqlAsync($"""
                insert into alerts_seen (person_id, alert_id, seen_at) select {me.Value}, id, {now} from alerts where id = {alert.Value} on conflict do nothing
                """, cancel);
        }
    }

    /// <summary>One date instead of a row for each.</summary>
    public async Task AllAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.PersonId is { } me)
        {
            await using var db = await database.OpenAsync(cancel);
            var now = time.GetUtcNow();
            using var rest = Hand.Rest();
            await db.Users.Where(p => p.Id == me.Value).ExecuteUpdateAsync(set => set.SetProperty(p => p.AlertsSeenAt, now), cancel);
            await db.AlertsSeen.Where(s => s.PersonId == me).ExecuteDeleteAsync(cancel);
        }
    }
}
