namespace SellerDesk.Web.Hosting;

/// <summary>
/// What every answer tells the browser not to do. Nothing runs but the desk's own scripts from files: none stands in a page, none is made of text. Pages that need less say so themselves
/// (a survey allows no script at all), and theirs wins.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>Pictures of buyers and products are shown from where the marketplaces keep them. Places and bars are set by style attributes, which run nothing.</summary>
    private static readonly System.Buffers.SearchValues<char> NotOfHosts = System.Buffers.SearchValues.Create(";,'\"\r\n");

    private static string Policy(string pictures) =>
        "default-src 'self'; script-src 'self'; script-src-attr 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:" + pictures + "; font-src 'self' data:; connect-src 'self'; media-src 'self' https:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'none'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'";

    /// <summary>A picture in a letter is fetched by programs of other sites.</summary>
    private static readonly PathString Letters = "/m";

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        var policy = Policy(Pictures(app.Configuration));
        app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = http.Request.Path.StartsWithSegments(Letters, StringComparison.OrdinalIgnoreCase) ? "cross-origin" : "same-origin";
            if (http.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            http.Response.OnStarting(KeepOutOfCaches, http);
            if (IsForeignSocket(http.Request))
            {
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }

            return next(http);
        });
        return app;
    }

    /// <summary>A page of another site opens no connection of a page of the desk.</summary>
    private static bool IsForeignSocket(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal) && request.Headers.Origin is [{ Length: > 0 } origin, ..]
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase));

    /// <summary>What holds somebody's data is not left behind in a shared browser; files of the look are named by their content and say themselves how long they keep.</summary>
    private static Task KeepOutOfCaches(object state)
    {
        var response = ((HttpContext)state).Response;
        if (response.Headers.CacheControl.Count == 0)
        {
            response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    /// <summary>A simulator shows its pictures without TLS; so may hosts that whoever runs the desk names.</summary>
    private static string Pictures(IConfiguration configuration)
    {
        var named = $"{configuration["Web:PictureHosts"]} {(Uri.TryCreate(configuration["Demo:SimulatorUrl"], UriKind.Absolute, out var simulator) ? simulator.GetLeftPart(UriPartial.Authority) : "")}";
        return string.Concat(named.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(host => !host.AsSpan().ContainsAny(NotOfHosts)).Select(host => " " + host));
    }
}
