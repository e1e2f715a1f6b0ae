using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Messages;

/// <summary>Quiet hours and caps of the whole desk.</summary>
public sealed class MessageLimitsBook(WholeDb database, TimeProvider time)
{
    private const string Name = "messages.limits";

    public async Task<MessageLimits> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var value = await db.DeskOptions.AsNoTracking().Where(o => o.Name == Name).Select(o => o.Value).FirstOrDefaultAsync(cancel);
        return value is null ? MessageLimits.Standard : JsonSerializer.Deserialize<MessageLimits>(value)!;
    }

    public async Task SaveAsync(Actor actor, MessageLimits limits, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        var value = JsonSerializer.Serialize(limits.Checked());
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"""
            insert into desk_options (name, value, changed_by, changed_at) values ({Name}, {value}::jsonb, {actor.PersonId?.Value}, {time.GetUtcNow()})
            on conflict (name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """, cancel);
    }
}
