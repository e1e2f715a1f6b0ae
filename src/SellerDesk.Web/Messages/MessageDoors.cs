using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SellerDesk.Application.Messages;

namespace SellerDesk.Web.Messages;

/// <summary>
/// What links in messages open, without a sign-in: <c>/u/{token}</c> ends such messages, <c>/m/o/{token}</c> and <c>/m/c/{token}</c> count where the rule asked for it. Looking at
/// <c>/u</c> changes nothing, because programs that check mail look at every link; a press, or the mail program's own button (RFC 8058), does.
/// </summary>
internal static class MessageDoors
{
    private const string Policy = "messages.doors";
    private const int CallsPerMinute = 60;
    private const long LargestBody = 4 * 1024;

    private static readonly byte[] Point = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static IServiceCollection AddMessageDoors(this IServiceCollection services) => services.AddRateLimiter(options => options.AddPolicy(Policy, http =>
        RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "?", _ => new FixedWindowRateLimiterOptions { PermitLimit = CallsPerMinute, Window = TimeSpan.FromMinutes(1) })));

    public static void Map(WebApplication app)
    {
        var doors = app.MapGroup("").AllowAnonymous().RequireRateLimiting(Policy).ExcludeFromDescription().DisableAntiforgery();
        doors.MapGet("/u/{token}", LookAsync);
        doors.MapPost("/u/{token}", EndAsync).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        doors.MapGet("/m/o/{token}", SeenAsync);
        doors.MapGet("/m/c/{token}", ClickAsync);
    }

    private static async Task<RazorComponentResult<UnsubscribeSheet>> LookAsync(string token, HttpContext http, Unsubscribe unsubscribe)
    {
        var link = await unsubscribe.LoadAsync(token, http.RequestAborted);
        return Show(http, link, link?.Over == true);
    }

    private static async Task<RazorComponentResult<UnsubscribeSheet>> EndAsync(string token, HttpContext http, Unsubscribe unsubscribe)
    {
        var done = await unsubscribe.ExecuteAsync(token, http.RequestAborted);
        return Show(http, await unsubscribe.LoadAsync(token, http.RequestAborted), done);
    }

    private static async Task<IResult> SeenAsync(string token, HttpContext http, MessageMarks marks)
    {
        await marks.OpenedAsync(token, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(Point, "image/gif");
    }

    /// <summary>Only to an address that stood in the message: the token names a place in its list, never an address.</summary>
    private static async Task<IResult> ClickAsync(string token, HttpContext http, MessageMarks marks)
    {
        var target = await marks.ClickedAsync(token, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return target is null ? Results.NotFound() : Results.Redirect(target);
    }

    private static RazorComponentResult<UnsubscribeSheet> Show(HttpContext http, UnsubscribeLink? link, bool done)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        return new RazorComponentResult<UnsubscribeSheet>(new Dictionary<string, object?> { [nameof(UnsubscribeSheet.Link)] = link, [nameof(UnsubscribeSheet.Done)] = done })
        {
            StatusCode = link is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK,
        };
    }
}
