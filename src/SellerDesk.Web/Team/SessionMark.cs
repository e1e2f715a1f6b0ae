using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace SellerDesk.Web.Team;

/// <summary>A mark that stays the same from signing in to signing out, so that the audit log can tell one browser of a person from another.</summary>
internal static class SessionMark
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    /// <summary>The cookie is made anew every minute; the mark is not.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(PersonClaims.Session) is { } mark && context.NewPrincipal?.Identity is ClaimsIdentity made)
        {
            made.TryRemoveClaim(made.FindFirst(PersonClaims.Session));
            made.AddClaim(new Claim(PersonClaims.Session, mark.Value));
        }

        return Task.CompletedTask;
    }
}
