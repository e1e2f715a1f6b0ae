using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Keys;

/// <summary>Where the keys stand.</summary>
/// <param name="Last">The last change; null when there never was one.</param>
/// <param name="Keys">How many keys can open something.</param>
public sealed record KeyState(Guid Current, KeyRotation? Last, int Keys, DateTimeOffset? RetireAt);

/// <summary>Begins a change of the key: from now on everything is sealed with a new one, and <see cref="ResealJob"/> seals anew what there is.</summary>
public sealed class RotateKeys(WholeDb database, IKeyRing ring, SealedValues values, TimeProvider time)
{
    /// <summary>The longest that a sign-in is remembered: its cookie is sealed with a key too.</summary>
    public static readonly TimeSpan CookiesLive = SignInRules.Remembered;

    public async Task<KeyState> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var last = await db.KeyRotations.AsNoTracking().OrderByDescending(change => change.Id).FirstOrDefaultAsync(cancel);
        var keys = await db.DataKeys.CountAsync(key => key.Name.StartsWith("key-"), cancel);
        return new KeyState(ring.Current, last, keys, last is { RetiredAt: null } ? last.StartedAt + CookiesLive : null);
    }

    /// <exception cref="RuleException"><c>keys.running</c> while an earlier change is not finished.</exception>
    public async Task<KeyState> ExecuteAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Owner);
        await using var db = database.Open();
        if (await db.KeyRotations.AnyAsync(change => change.FinishedAt == null, cancel))
        {
            throw new RuleException("keys.running");
        }

        var now = time.GetUtcNow();
        var key = ring.Create();
        db.Add(new KeyRotation { KeyId = key, StartedAt = now, StartedBy = actor.PersonId?.Value, Total = await values.CountAsync(key, cancel) });
        await db.SaveChangesAsync(cancel);
        return await LoadAsync(cancel);
    }

    /// <summary>Throws the older keys away at once: everybody has to sign in again.</summary>
    /// <exception cref="RuleException"><c>keys.inUse</c> while something is sealed with one of them.</exception>
    public async Task<KeyState> RetireAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Owner);
        await using var db = database.Open();
        var last = await db.KeyRotations.OrderByDescending(change => change.Id).FirstOrDefaultAsync(cancel);
        if (last is not { FinishedAt: not null } || await values.CountAsync(last.KeyId, cancel) is > 0)
        {
            throw new RuleException("keys.inUse");
        }

        await ThrowAwayAsync(db, last, time.GetUtcNow(), cancel);
        ring.Renew();
        return await LoadAsync(cancel);
    }

    /// <summary>Every key that is older than the one of the change; one that the framework made since then stays.</summary>
    internal static async Task ThrowAwayAsync(SellerDeskDb db, KeyRotation change, DateTimeOffset now, CancellationToken cancel)
    {
        var name = $"key-{change.KeyId}";
        await db.DataKeys.Where(key => key.Id < db.DataKeys.Where(current => current.Name == name).Select(current => current.Id).First()).ExecuteDeleteAsync(cancel);
        change.RetiredAt = now;
        await db.SaveChangesAsync(cancel);
    }
}
