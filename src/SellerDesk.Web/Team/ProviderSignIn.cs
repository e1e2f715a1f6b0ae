using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Hosting;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Team;

/// <summary>
/// Signing in by the word of an OpenID Connect provider. People are those of the desk, recognised by an address that the provider has verified; password and second factor are the
/// provider's business. The framework does the protocol: code flow with PKCE, state and nonce.
/// </summary>
internal static class ProviderSignIn
{
    public const string Scheme = "provider";

    private const string Start = ShellRoutes.SignIn + "/provider";
    private const string Back = Start + "/back";
    private const string Callback = ShellRoutes.SignIn + "/oidc";

    public static string Link(string? returnUrl) => returnUrl is null ? Start : Start + QueryString.Create("returnUrl", returnUrl);

    public static void AddProviderSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        var chosen = configuration.GetSection("Oidc").Get<ProviderOptions>() ?? new ProviderOptions();
        services.AddSingleton(chosen);
        if (!chosen.IsOn)
        {
            return;
        }

        if (chosen.DefaultRole >= Role.Manager)
        {
            throw new StartupException("Oidc__DefaultRole may be Viewer, Support or Seller: nobody becomes a manager by knowing the address of the desk.");
        }

        if (!Uri.TryCreate(chosen.Authority, UriKind.Absolute, out var issuer) || (issuer.Scheme != Uri.UriSchemeHttps && !issuer.IsLoopback))
        {
            throw new StartupException("Oidc__Authority has to be an https address.");
        }

        services.AddAuthentication().AddOpenIdConnect(Scheme, options => Configure(options, chosen, issuer));
    }

    public static void Map(WebApplication app)
    {
        if (app.Services.GetRequiredService<ProviderOptions>().IsOn)
        {
            app.MapGet(Start, (string? returnUrl) => Results.Challenge(new AuthenticationProperties { RedirectUri = Back + QueryString.Create("returnUrl", ShellRoutes.Local(returnUrl)) }, [Scheme]))
                .AllowAnonymous().ExcludeFromDescription();
            app.MapGet(Back, BackAsync).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static void Configure(OpenIdConnectOptions options, ProviderOptions chosen, Uri issuer)
    {
        options.Authority = chosen.Authority;
        options.ClientId = chosen.ClientId;
        options.ClientSecret = chosen.ClientSecret.Length > 0 ? chosen.ClientSecret : null;
        options.CallbackPath = Callback;
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.ResponseType = OpenIdConnectResponseType.Code;

        // In the address, not as a form of another site: cookies that such a form would need are not sent without TLS.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.RequireHttpsMetadata = !issuer.IsLoopback;
        options.Scope.Add("email");
        options.ClaimActions.MapUniqueJsonKey("email", "email");
        options.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
        options.NonceCookie.SameSite = options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect(Refused("failed"));
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static async Task<IResult> BackAsync(HttpContext http, string? returnUrl, ProviderOptions chosen, UserManager<DeskPerson> people, AddProvidedPerson add, DeskSignIn signIn, TimeProvider clock)
    {
        var told = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        var email = told.Principal?.FindFirstValue("email");
        if (!told.Succeeded || string.IsNullOrWhiteSpace(email))
        {
            return Results.LocalRedirect(Refused(told.Succeeded ? "unverified" : "failed"));
        }

        if (!chosen.EmailIsVerified && !string.Equals(told.Principal!.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return Results.LocalRedirect(Refused("unverified"));
        }

        var person = await people.FindByEmailAsync(email) ?? await WelcomeAsync(add, chosen, email, told.Principal!.FindFirstValue("name"), clock.GetUtcNow(), http.RequestAborted);
        if (person is null)
        {
            return Results.LocalRedirect(Refused("unknown"));
        }

        var outcome = await signIn.TryProviderAsync(person, http.RequestAborted);
        return Results.LocalRedirect(outcome.Step == SignInStep.SignedIn ? ShellRoutes.Local(returnUrl) : Refused("disabled"));
    }

    private static async Task<DeskPerson?> WelcomeAsync(AddProvidedPerson add, ProviderOptions chosen, string email, string? name, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            return chosen.DefaultRole is { } role ? await add.ExecuteAsync(string.IsNullOrWhiteSpace(name) ? email.Split('@')[0] : name, email, role, now, cancel) : null;
        }
        catch (RuleException)
        {
            return null;
        }
    }

    private static string Refused(string why) => ShellRoutes.SignIn + QueryString.Create("provider", why);
}
