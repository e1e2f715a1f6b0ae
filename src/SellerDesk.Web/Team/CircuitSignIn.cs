using System.Data.Common;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Team;

/// <summary>An open page asks every few seconds whether its person still has the same access; if not, it is signed out where it stands.</summary>
internal sealed class CircuitSignIn(ILoggerFactory logs, SessionFacts sessions, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TeamSetup.OpenPages;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var principal = authenticationState.User;
        if (!Guid.TryParse(principal.FindFirstValue(PersonClaims.Id), out var id))
        {
            return false;
        }

        try
        {
            var session = await sessions.LoadAsync(new PersonId(id), cancellationToken);
            return session is not null
                && session.Stamp == principal.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType)
                && session.Role.ToString() == principal.FindFirstValue(PersonClaims.RoleName)
                && PersonClaims.ShopsOf(session.AllShops, session.ShopIds) == principal.FindFirstValue(PersonClaims.Shops);
        }
        catch (Exception problem) when (problem is DbException or TimeoutException or ObjectDisposedException || problem.InnerException is DbException)
        {
            // A database that is away for a minute shows nothing to anybody; throwing everybody out as well would lose their place. And a desk that is being stopped has its services gone.
            return true;
        }
    }
}
