using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>A working key, as a call shows it.</summary>
public sealed record ApiTokenDetails(ApiTokenId Id, string Name, ApiScope Scope, DateTimeOffset? LastUsedAt, DateTimeOffset? ExpiresAt, bool AllShops, IReadOnlyList<Guid> ShopIds);

/// <summary>Finds the key of a call by the hash of its secret, and notes that it was used.</summary>
public sealed class KnownApiToken(WholeDb database)
{
    public async Task<ApiTokenDetails?> LoadAsync(string hash, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.ApiTokens.AsNoTracking()
            .Where(t => t.Hash == hash && t.RevokedAt == null)
            .Select(t => new ApiTokenDetails(t.Id, t.Name, t.Scope, t.LastUsedAt, t.ExpiresAt, t.AllShops, t.ShopIds))
            .SingleOrDefaultAsync(cancel);
    }

    public async Task UsedAsync(ApiTokenId id, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.Open();
        await db.ApiTokens.Where(t => t.Id == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancel);
    }
}
