using System.Security.Claims;
using Microsoft.Extensions.Caching.Memory;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Api;

/// <summary>
/// Tokens that were seen in the last half minute, so that a call costs no query to learn who calls. A token that is revoked anywhere is forgotten at once; while this node is cut off from
/// the database's news, it works at most that much longer.
/// </summary>
internal sealed class ApiTokenCache : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UseNoted = TimeSpan.FromMinutes(1);

    // Bounded: guesses are remembered as unknown for a moment too, and there may be many.
    private readonly MemoryCache seen = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private readonly KnownApiToken tokens;
    private readonly TimeProvider clock;
    private readonly ILogger<ApiTokenCache> log;
    private readonly IDisposable news;
    private long revocations;

    public ApiTokenCache(KnownApiToken tokens, DeskChanges changes, TimeProvider clock, ILogger<ApiTokenCache> log)
    {
        (this.tokens, this.clock, this.log) = (tokens, clock, log);
        news = changes.SubscribeTokens(_ => Forget());
    }

    public async ValueTask<ClaimsPrincipal?> FindAsync(string secret, CancellationToken cancel)
    {
        if (!ApiSecret.LooksRight(secret))
        {
            return null;
        }

        var hash = ApiSecret.Hash(secret);
        if (!seen.TryGetValue(hash, out Known? known))
        {
            known = await LoadAsync(hash, cancel);
        }

        return known!.ExpiresAt <= clock.GetUtcNow() ? null : known.Principal;
    }

    public void Dispose()
    {
        news.Dispose();
        seen.Dispose();
    }

    private void Forget()
    {
        Interlocked.Increment(ref revocations);
        seen.Clear();
    }

    private async Task<Known> LoadAsync(string hash, CancellationToken cancel)
    {
        var before = Interlocked.Read(ref revocations);
        var token = await tokens.LoadAsync(hash, cancel);
        var known = token is null ? new Known(null, null) : new Known(PrincipalOf(token), token.ExpiresAt);

        // Read before a revocation that was heard of meanwhile: not to be kept.
        if (before == Interlocked.Read(ref revocations))
        {
            seen.Set(hash, known, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
        }

        await NoteUseAsync(token, cancel);
        return known;
    }

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
        identity.AddClaim(new Claim(PersonClaims.Shops, PersonClaims.ShopsOf(token.AllShops, token.ShopIds)));
        return new ClaimsPrincipal(identity);
    }

    /// <param name="Principal">Null: there is no such token.</param>
    private sealed record Known(ClaimsPrincipal? Principal, DateTimeOffset? ExpiresAt);
}
