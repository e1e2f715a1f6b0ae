using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Hooks;

namespace SellerDesk.Application.Hooks;

/// <param name="Secret">Shown once.</param>
public sealed record CreatedHook(HookId Id, string Secret);

/// <summary>Makes webhooks, changes and removes them.</summary>
public sealed class SaveHook(WholeDb database, IHookCaller caller, IKeyVault vault, TimeProvider time)
{
    /// <summary>Each costs a row for every event that it wants.</summary>
    public const int Most = 50;

    public async Task<CreatedHook> CreateAsync(Actor actor, HookWish wish, CancellationToken cancel)
    {
        HookRights.RequireWish(actor, wish, caller);
        var secret = HookSecret.New();
        var hook = Hook.Of(wish, vault.Protect(secret), actor.PersonId?.Value, time.GetUtcNow());
        await using var db = database.Open();
        if (await db.Hooks.CountAsync(cancel) >= Most)
        {
            throw new RuleException("hook.tooMany", Most);
        }

        db.Hooks.Add(hook);
        await db.SaveChangesAsync(cancel);
        return new CreatedHook(hook.Id, secret);
    }

    /// <summary>What waits for an address that is shut is given up; it can be sent again by hand.</summary>
    public async Task ChangeAsync(Actor actor, HookId id, HookWish wish, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var hook = await HookRights.FindAsync(db, actor, id, cancel);
        HookRights.RequireWish(actor, wish, caller);
        hook.Change(wish, now);
        await db.SaveChangesAsync(cancel);
        if (!hook.IsOn)
        {
            await HookSender.GiveUpAsync(db, id, now, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Its deliveries are swept by and by.</summary>
    public async Task RemoveAsync(Actor actor, HookId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        db.Remove(await HookRights.FindAsync(db, actor, id, cancel));
        await db.SaveChangesAsync(cancel);
    }

    /// <returns>The new secret, shown once; the old one signs beside it for a day.</returns>
    public async Task<string> RotateAsync(Actor actor, HookId id, CancellationToken cancel)
    {
        var secret = HookSecret.New();
        await using var db = database.Open();
        (await HookRights.FindAsync(db, actor, id, cancel)).Rotate(vault.Protect(secret), time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return secret;
    }
}
