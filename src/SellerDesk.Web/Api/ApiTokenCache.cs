using System.Security.Claims;
using Microsoft.Extensions.Caching.Memory;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Api;

/// <summary>
/// Tokens that were seen in the last half minute, so that a call costs no query to learn who calls. A revoked token works at most that much longer.
/// </summary>
internal sealed class ApiTokenCache(KnownApiToken tokens, TimeProvider clock, ILogger<ApiTokenCache> log) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UseNoted = TimeSpan.FromMinutes(1);

    // Bounded: guesses are remembered as unknown for a moment too, and there may be many.
    private readonly MemoryCache seen = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public async ValueTask<ClaimsPrincipal?> FindAsync(string secret, CancellationToken cancel)
    {
        if (!ApiSecret.LooksRight(secret))
        {
            return null;
        }

        var hash = ApiSecret.Hash(secret);
        if (!seen.TryGetValue(hash, out ClaimsPrincipal? principal))
        {
            var token = await tokens.LoadAsync(hash, cancel);
            principal = token is null ? null : PrincipalOf(token);
            seen.Set(hash, principal, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
            await NoteUseAsync(token, cancel);
        }

        return principal;
    }

    public void Dispose() => seen.Dispose();

    /// <summary>Only when the token is read anew, and at most once a minute: the time of the last call is for people to look at.</summary>
    private async Task NoteUseAsync(ApiTokenDetails? token, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (token is null || token.LastUsedAt > now - UseNoted)
        {
            return;
        }

        try
        {
            await tokens.UsedAsync(token.Id, now, cancel);
        }
        catch (Npgsql.NpgsqlException problem)
        {
            log.LogWarning(problem, "The use of token {Token} could not be noted", token.Id.Value);
        }
    }

    private static ClaimsPrincipal PrincipalOf(ApiTokenDetails token)
    {
        var role = token.Scope switch { ApiScope.Admin => Role.Owner, ApiScope.Write => Role.Seller, _ => Role.Viewer };
        var identity = new ClaimsIdentity(ApiTokenHandler.Scheme, PersonClaims.Name, PersonClaims.RoleName);
        identity.AddClaim(new Claim(ApiTokenHandler.TokenClaim, token.Id.Value.ToString()));
        identity.AddClaim(new Claim(ApiTokenHandler.ScopeClaim, token.Scope.ToString()));
        identity.AddClaim(new Claim(PersonClaims.Name, token.Name));
        identity.AddClaim(new Claim(PersonClaims.RoleName, role.ToString()));
        identity.AddClaim(new Claim(PersonClaims.Shops, PersonClaims.AllShops));
        return new ClaimsPrincipal(identity);
    }
}
