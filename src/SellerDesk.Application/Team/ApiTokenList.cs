using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

public sealed record ApiTokenRow(ApiTokenId Id, string Name, ApiScope Scope, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt, DateTimeOffset? ExpiresAt, bool AllShops, IReadOnlyList<Guid> ShopIds);

/// <summary>Keys that programs use: working ones first, newest first.</summary>
public sealed class ApiTokenList(WholeDb database)
{
    public async Task<IReadOnlyList<ApiTokenRow>> LoadAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        return await db.ApiTokens.AsNoTracking()
            .OrderBy(t => t.RevokedAt != null).ThenByDescending(t => t.CreatedAt).ThenBy(t => t.Id)
            .Select(t => new ApiTokenRow(t.Id, t.Name, t.Scope, t.CreatedAt, t.LastUsedAt, t.RevokedAt, t.ExpiresAt, t.AllShops, t.ShopIds))
            .ToListAsync(cancel);
    }
}
