using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Radzen;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Shell;

/// <summary>Everything that the pages stand on: components, words, looks, static files.</summary>
public static class ShellSetup
{
    public static IServiceCollection AddDeskShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddAuthorizationCore();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        // Cyrillic as it is, not as numbered entities: a third of the page and of the work to write it.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<TextLibrary>();
        services.AddScoped(provider => provider.GetRequiredService<TextLibrary>().For(CultureInfo.CurrentUICulture));
        services.AddScoped<SideFacts>();
        services.AddScoped<Toasts>();
        services.AddSingleton<CircuitHandler, ClosedPages>();
        services.Configure<RequestLocalizationOptions>(ConfigureLanguages);
        return services;
    }

    /// <summary>Comes first: a refused or missing address is routed again, to a page that goes through authorization like any other.</summary>
    public static WebApplication UseDeskShell(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute(ShellRoutes.NotFound);
        app.Use(KeepAnswersOfCalls);
        app.UseRequestLocalization();
        app.UseRouting();
        return app;
    }

    /// <summary>Comes after authentication and authorization: forms are checked for the person who sent them.</summary>
    public static WebApplication MapDeskShell(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet(ShellRoutes.Culture, SetCulture).AllowAnonymous().ExcludeFromDescription();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    /// <summary>Only somebody who looks at a page gets a page about a missing address; a program gets the bare status.</summary>
    private static Task KeepAnswersOfCalls(HttpContext http, RequestDelegate next)
    {
        var looks = HttpMethods.IsGet(http.Request.Method)
            && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (!looks && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
        return next(http);
    }

    private static void ConfigureLanguages(RequestLocalizationOptions options)
    {
        var cultures = TextLibrary.Languages.Select(CultureInfo.GetCultureInfo).ToList();
        options.DefaultRequestCulture = new RequestCulture(TextLibrary.DefaultLanguage);
        options.SupportedCultures = cultures;
        options.SupportedUICultures = cultures;
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    }

    private static IResult SetCulture(HttpContext http, string set, string? returnUrl)
    {
        if (TextLibrary.Languages.Contains(set))
        {
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(set));
            http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value,
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, HttpOnly = true, Secure = http.Request.IsHttps });
        }
        return Results.LocalRedirect(returnUrl is null ? CameFrom(http.Request) : ShellRoutes.Local(returnUrl));
    }

    /// <summary>The page that the link was pressed on, if it is one of ours.</summary>
    private static string CameFrom(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value && from.AbsolutePath != ShellRoutes.Culture
            ? ShellRoutes.Local(from.PathAndQuery)
            : "/";
}
