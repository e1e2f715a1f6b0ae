using System.Security.Claims;
using SellerDesk.Application.Audit;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Team;

/// <summary>
/// Says to the audit log whose hand is at work in a request: the person of a cookie or the token of a call. An open page lives inside the request that opened its connection, so
/// everything pressed on it is done by the same hand. Buyers who follow a link are nobody here: where they came from is not kept.
/// </summary>
internal static class HandAtDoor
{
    private const string TokenClaim = "token";

    public static async Task TakeAsync(HttpContext http, RequestDelegate next)
    {
        using var hand = Hand.Take(Of(http));
        await next(http);
    }

    public static Hand? Of(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress is { } ip ? (ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip).ToString() : null;
        var session = http.User.FindFirstValue(PersonClaims.Session);
        return Id(http, TokenClaim) is { } token ? new Hand(HandKind.Token, token, address)
            : Id(http, PersonClaims.Id) is { } person ? new Hand(HandKind.Person, person, address, session)
            : IsDoor(http.Request.Path) ? new Hand(HandKind.Stranger, null, address)
            : null;
    }

    private static Guid? Id(HttpContext http, string claim) => http.User.Identity?.IsAuthenticated == true && Guid.TryParse(http.User.FindFirstValue(claim), out var id) ? id : null;

    private static bool IsDoor(PathString path) => path.StartsWithSegments(ShellRoutes.SignIn, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(TeamSetup.Setup, StringComparison.OrdinalIgnoreCase);
}
