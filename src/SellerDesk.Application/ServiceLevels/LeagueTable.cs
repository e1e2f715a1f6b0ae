using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>May people be compared with one another? A choice of the whole desk; on unless somebody switched it off.</summary>
public sealed class LeagueTable(ScopedDb database, TimeProvider time)
{
    private const string Option = "work-league";

    public async Task<bool> IsOnAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenReadingAsync(cancel);
        return await db.DeskOptions.Where(o => o.Name == Option).Select(o => o.Value).FirstOrDefaultAsync(cancel) != "false";
    }

    public async Task SwitchAsync(Actor actor, bool on, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenReadingAsync(cancel);
        var (value, now, by) = (on ? "true" : "false", time.GetUtcNow(), actor.PersonId?.Value);
        await db.Database.ExecuteSqlAsync($"""
            insert into desk_options (name, value, changed_by, changed_at) values ({Option}, {value}::jsonb, {by}, {now})
            on conflict (name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """, cancel);
    }
}
