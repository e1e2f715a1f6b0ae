using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <param name="Secret">Not kept anywhere: shown once.</param>
public sealed record CreatedApiToken(ApiTokenId Id, string Secret);

/// <summary>What a key may do.</summary>
/// <param name="Shops">Null: all that whoever makes it sees.</param>
/// <param name="ExpiresAt">Null: it works until somebody ends it.</param>
public sealed record ApiTokenWish(string Name, ApiScope Scope, IReadOnlyList<ShopId>? Shops = null, DateTimeOffset? ExpiresAt = null);

/// <summary>A key for a program. Managers may give reading and writing, owners everything; nobody gives more shops than they see.</summary>
public sealed class CreateApiToken(WholeDb database)
{
    public Task<CreatedApiToken> ExecuteAsync(Actor actor, string name, ApiScope scope, DateTimeOffset now, CancellationToken cancel) => ExecuteAsync(actor, new ApiTokenWish(name, scope), now, cancel);

    public async Task<CreatedApiToken> ExecuteAsync(Actor actor, ApiTokenWish wish, DateTimeOffset now, CancellationToken cancel)
    {
        actor.RequireRole(wish.Scope == ApiScope.Admin ? Role.Owner : Role.Manager);
        var secret = ApiSecret.New();
        var token = ApiToken.Of(wish.Name, ApiSecret.Hash(secret), wish.Scope, now);
        if (wish.ExpiresAt is { } until)
        {
            token.Expire(until, now);
        }

        if ((wish.Shops ?? (actor.Scope.All ? null : actor.Scope.Shops)) is { } shops)
        {
            foreach (var shop in shops)
            {
                actor.RequireShop(shop);
            }

            token.KeepTo(shops);
        }

        await using var db = database.Open();
        db.ApiTokens.Add(token);
        await db.SaveChangesAsync(cancel);
        return new CreatedApiToken(token.Id, secret);
    }
}
