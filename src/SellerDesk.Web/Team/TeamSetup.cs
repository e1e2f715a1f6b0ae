using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Team;

/// <summary>People, signing in and who may do what.</summary>
public static class TeamSetup
{
    public const string Setup = "/setup";
    public const string Code = "/sign-in/code";
    public const string Account = ShellRoutes.Account;
    public const string People = "/settings/people";
    public const string Tokens = "/settings/tokens";
    public const string Denied = "/denied";

    /// <summary>How long somebody who was switched off can still be seen, at most.</summary>
    public static readonly TimeSpan Revalidation = TimeSpan.FromMinutes(1);

    /// <summary>An open page needs no request to go on showing things, so it asks more often.</summary>
    public static readonly TimeSpan OpenPages = TimeSpan.FromSeconds(5);

    public static WebApplicationBuilder AddDeskTeam(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        AddIdentity(services, builder.Configuration.GetValue("Team:Revalidation", Revalidation));
        AddUseCases(services);
        services.AddHttpContextAccessor();
        services.AddProviderSignIn(builder.Configuration);
        services.AddSignInLimit(builder.Configuration.GetValue("Team:SignInsPerMinute", SignInLimit.Standard));
        services.AddAuthorization(Policies.Configure);
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<IShopScopeSource>(provider => provider.GetRequiredService<CurrentPerson>());
        services.AddSingleton<FirstOwnerWanted>();
        services.AddSingleton<SignInTurns>();
        services.AddSingleton<StrangerTries>();
        services.AddSingleton(new DemoDoor(builder.Configuration.GetValue("Demo:Enabled", false)));
        services.Configure<DemoOptions>(builder.Configuration.GetSection("Demo"));
        return builder;
    }

    /// <summary>Comes before the pages and the public API: both ask who is there.</summary>
    public static WebApplication MapDeskTeam(this WebApplication app)
    {
        app.Use(SendToSetupAsync);
        app.UseAuthentication();
        app.Use(HandAtDoor.NoteRefusalAsync);
        app.UseAuthorization();
        app.Use(HandAtDoor.TakeAsync);
        app.MapPost(ShellRoutes.SignOut, SignOutAsync).AllowAnonymous().ExcludeFromDescription();
        ProviderSignIn.Map(app);
        AuditFile.Map(app);
        return app;
    }

    private static void AddIdentity(IServiceCollection services, TimeSpan revalidation)
    {
        services.AddScoped(provider => new SellerDeskDb(provider.GetRequiredService<DbContextOptions<SellerDeskDb>>(), ShopScope.Everything));
        services.AddIdentityCore<DeskPerson>(SignInRules.Configure)
            .AddEntityFrameworkStores<SellerDeskDb>()
            .AddSignInManager<DeskSignIn>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<PersonClaims>();
        services.AddScoped<DeskSignIn>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = revalidation;
            options.OnRefreshingPrincipal = SessionMark.KeepAsync;
        });
        services.ConfigureApplicationCookie(ConfigureCookie);
    }

    private static void AddUseCases(IServiceCollection services)
    {
        services.AddScoped<CreateFirstOwner>();
        services.AddScoped<AddPerson>();
        services.AddScoped<AddProvidedPerson>();
        services.AddScoped<ChangePerson>();
        services.AddScoped<ChangeAccess>();
        services.AddScoped<ChangeOwnAccount>();
        services.AddScoped<ChangeSecondFactor>();
        services.AddScoped<DemoPeople>();
        services.AddScoped<ShopNames>();
        services.AddSingleton<AnybodyThere>();
        services.AddSingleton<SessionFacts>();
        services.AddSingleton<PeopleList>();
        services.AddSingleton<PersonCard>();
        services.AddSingleton<ApiTokenList>();
        services.AddSingleton<CreateApiToken>();
        services.AddSingleton<RevokeApiToken>();
        services.AddSingleton<KnownApiToken>();
        services.AddSingleton<ForgetIdempotentCallsJob>();
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "desk-sign-in";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.LoginPath = ShellRoutes.SignIn;
        cookie.AccessDeniedPath = Denied;
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = SignInRules.Remembered;
        cookie.SlidingExpiration = true;
        cookie.Events.OnSigningIn = context =>
        {
            if (!context.Properties.IsPersistent)
            {
                context.Properties.ExpiresUtc = context.Properties.IssuedUtc + SignInRules.Session;
            }

            return Task.CompletedTask;
        };
    }

    /// <summary>While nobody is there, every page leads to the first set-up.</summary>
    private static async Task SendToSetupAsync(HttpContext http, RequestDelegate next)
    {
        var page = http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        if (page is not null && page != typeof(SetupPage) && await http.RequestServices.GetRequiredService<FirstOwnerWanted>().IsAsync(http.RequestAborted))
        {
            http.Response.Redirect(Setup);
            return;
        }

        await next(http);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery, DeskSignIn signIn)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        await signIn.LeaveAsync(http.RequestAborted);
        return Results.LocalRedirect(ShellRoutes.SignIn);
    }
}
