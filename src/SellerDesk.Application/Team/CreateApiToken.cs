using SellerDesk.Application.Data;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <param name="Secret">Not kept anywhere: shown once.</param>
public sealed record CreatedApiToken(ApiTokenId Id, string Secret);

/// <summary>A key for a program. Managers may give reading and writing, owners everything.</summary>
public sealed class CreateApiToken(WholeDb database)
{
    public async Task<CreatedApiToken> ExecuteAsync(Actor actor, string name, ApiScope scope, DateTimeOffset now, CancellationToken cancel)
    {
        actor.RequireRole(scope == ApiScope.Admin || !actor.Scope.All ? Role.Owner : Role.Manager);
        var secret = ApiSecret.New();
        var token = ApiToken.Of(name, ApiSecret.Hash(secret), scope, now);
        await using var db = database.Open();
        db.ApiTokens.Add(token);
        await db.SaveChangesAsync(cancel);
        return new CreatedApiToken(token.Id, secret);
    }
}
