using System.Text.Json;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Hooks;

namespace SellerDesk.Application.Hooks;

/// <summary>Calls a webhook's address at once with an event that means nothing, whether the webhook is on or not.</summary>
public sealed class TryHook(WholeDb database, HookSender sender, TimeProvider time)
{
    /// <returns>The delivery, ended or waiting for its next try.</returns>
    public async Task<Guid> ExecuteAsync(Actor actor, HookId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        var hook = await HookRights.FindAsync(db, actor, id, cancel);
        var facts = JsonSerializer.Serialize(new { id = id.Value, name = hook.Name });
        var told = new HookEvent { Id = Guid.CreateVersion7(), Kind = HookEvents.Test, SubjectId = Guid.CreateVersion7(), At = now, Facts = facts };
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(told);
        await db.SaveChangesAsync(cancel);
        var delivery = new HookDelivery
        {
            Id = Guid.CreateVersion7(),
            HookId = id,
            EventId = told.Id,
            Place = told.Place,
            SubjectId = told.SubjectId,
            State = HookDeliveryState.Sending,
            Tries = 1,
            DueAt = now + HookLine.Lost,
            CreatedAt = now,
        };
        db.Add(delivery);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await sender.CallAsync(hook, [new DueHook(delivery.Id, 1, now, told.Id, HookBody.Of(told.Id, told.Kind, told.Place, null, told.At, facts))], cancel);
        return delivery.Id;
    }
}
