using Microsoft.AspNetCore.Authorization;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Api;

/// <summary>What a call asks of its token, lowest first. Cookies never count here: a page's session cannot be misused to call the API.</summary>
internal static class ApiPolicies
{
    public const string Read = "api-read";
    public const string Write = "api-write";
    public const string Admin = "api-admin";

    public static void Configure(AuthorizationOptions options)
    {
        Add(options, Read, ApiScope.Read);
        Add(options, Write, ApiScope.Write);
        Add(options, Admin, ApiScope.Admin);
    }

    /// <summary>The highest that the call asks for.</summary>
    public static ApiScope ScopeOf(Endpoint? endpoint)
    {
        var asked = endpoint?.Metadata.OfType<IAuthorizeData>().Select(data => data.Policy).ToList() ?? [];
        return asked.Contains(Admin) ? ApiScope.Admin : asked.Contains(Write) ? ApiScope.Write : ApiScope.Read;
    }

    private static void Add(AuthorizationOptions options, string name, ApiScope least) =>
        options.AddPolicy(name, policy => policy
            .AddAuthenticationSchemes(ApiTokenHandler.Scheme)
            .RequireAuthenticatedUser()
            .RequireAssertion(context => ApiTokenHandler.ScopeOf(context.User) >= least));
}
