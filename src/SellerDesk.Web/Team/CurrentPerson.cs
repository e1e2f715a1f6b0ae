using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;

namespace SellerDesk.Web.Team;

/// <summary>Who is asking: the person of a page's circuit, of a request, or the token of a call.</summary>
public sealed class CurrentPerson(IHttpContextAccessor http, AuthenticationStateProvider circuit) : IShopScopeSource
{
    /// <exception cref="RuleException"><c>signIn.needed</c> when nobody is signed in (any more).</exception>
    public async ValueTask<Actor> GetActorAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return PersonClaims.ActorOf(await PrincipalAsync()) ?? throw new RuleException("signIn.needed");
    }

    public async ValueTask<TimeZoneInfo> GetZoneAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var zone = (await PrincipalAsync()).FindFirstValue(PersonClaims.Zone);
        return zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : Shell.Person.DefaultZone;
    }

    public async ValueTask<ShopScope> GetAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return PersonClaims.ActorOf(await PrincipalAsync())?.Scope ?? ShopScope.Nothing;
    }

    private async ValueTask<ClaimsPrincipal> PrincipalAsync()
    {
        // A circuit outlives the request that opened it: there, only its own state tells whether the person is still welcome.
        var request = http.HttpContext;
        return request is not null && !request.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal)
            ? request.User
            : (await circuit.GetAuthenticationStateAsync()).User;
    }
}
