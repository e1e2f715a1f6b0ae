using System.Security.Claims;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Data;
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

    /// <summary>Whoever asks for what their rights do not open leaves a line: one is a mistake, a hundred are a search.</summary>
    public static async Task NoteRefusalAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        var refused = http.Response.StatusCode == StatusCodes.Status403Forbidden
            || (http.Response.StatusCode == StatusCodes.Status302Found && http.Response.Headers.Location.ToString().Contains(TeamSetup.Denied, StringComparison.Ordinal));
        if (refused && Of(http) is { Id: not null } hand)
        {
            var facts = new Dictionary<string, string> { ["verb"] = http.Request.Method };
            await http.RequestServices.GetRequiredService<AuditBook>().NoteAsync(AuditDeed.Refused, "addresses", Cut(http.Request.Path.Value), null, facts, CancellationToken.None, hand);
        }
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

    private static string Cut(string? path) => path is { Length: > AuditEntry.ThingMaxLength } ? path[..AuditEntry.ThingMaxLength] : path ?? "/";

    private static bool IsDoor(PathString path) => path.StartsWithSegments(ShellRoutes.SignIn, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(TeamSetup.Setup, StringComparison.OrdinalIgnoreCase);
}
