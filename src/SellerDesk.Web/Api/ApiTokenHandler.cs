using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Api;

/// <summary><c>Authorization: Bearer sd_…</c></summary>
internal sealed class ApiTokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiTokenCache tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public new const string Scheme = "ApiToken";
    public const string TokenClaim = "token";
    public const string ScopeClaim = "scope";

    private const string Bearer = "Bearer ";

    public static ApiScope? ScopeOf(ClaimsPrincipal principal) =>
        Enum.TryParse<ApiScope>(principal.FindFirstValue(ScopeClaim), out var scope) ? scope : null;

    public static ApiTokenId? TokenOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(TokenClaim), out var id) ? new ApiTokenId(id) : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var principal = await tokens.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted);
        return principal is null ? AuthenticateResult.Fail("Unknown token") : AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        return ApiProblems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "auth.token");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = ApiPolicies.ScopeOf(Context.GetEndpoint()).ToString().ToLowerInvariant();
        Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{needed}\"";
        return ApiProblems.WriteAsync(Context, StatusCodes.Status403Forbidden, "auth.scope", needed, ScopeOf(Context.User)?.ToString().ToLowerInvariant() ?? "");
    }
}
