using SellerDesk.Simulator.Marketplaces;

namespace SellerDesk.Simulator.Ozon;

/// <summary>What comes before every method: both headers, the key's role, the plan, the limits. No header ever tells what is left of a limit.</summary>
internal sealed class OzonGate(OzonKeys keys, RateLimits limits) : IEndpointFilter
{
    private const string NeedsPlan = "not available with existing subscription";
    private static readonly RateLimit All = new(50, TimeSpan.FromSeconds(1), 50);
    private static readonly RateLimit OnceAMinute = new(1, TimeSpan.FromMinutes(1), 1);

    public static OzonCaller CallerOf(HttpContext context) => context.Features.Get<OzonCaller>() ?? throw new InvalidOperationException("The gate was not passed.");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var path = http.Request.Path.Value![OzonMarketplace.Root.Length..];
        var (caller, problem) = keys.Check(http.Request.Headers["Client-Id"], http.Request.Headers["Api-Key"]);
        if (caller is null)
        {
            await OzonAnswer.RefuseAsync(http, StatusCodes.Status403Forbidden, problem);
        }
        else if (!limits.Take($"ozon {caller.ClientId}", All).Granted)
        {
            await OzonAnswer.RefuseAsync(http, StatusCodes.Status429TooManyRequests, "You have reached request rate limit per second");
        }
        else if (!IsOpenToAll(path) && !caller.May(path))
        {
            await OzonAnswer.RefuseAsync(http, StatusCodes.Status403Forbidden, "Api-Key is missing a required role for a method");
        }
        else if (!IsPaid(caller, path))
        {
            await OzonAnswer.RefuseAsync(http, StatusCodes.Status403Forbidden, NeedsPlan);
        }
        else if (path == "/v1/analytics/data" && !limits.Take($"ozon analytics {caller.ClientId}", OnceAMinute).Granted)
        {
            await OzonAnswer.RefuseAsync(http, StatusCodes.Status429TooManyRequests, "rate limit exceeded: 1 request per minute");
        }
        else
        {
            http.Features.Set(caller);
            return await next(context);
        }

        return Results.Empty;
    }

    public static Task RefusePlanAsync(HttpContext context) => OzonAnswer.RefuseAsync(context, StatusCodes.Status403Forbidden, NeedsPlan);

    private static bool IsOpenToAll(string path) => path is "/v1/roles" or "/v1/seller/info" || path.StartsWith("/v2/chat/file/", StringComparison.Ordinal);

    private static bool IsPaid(OzonCaller caller, string path) => path switch
    {
        _ when path.StartsWith("/v1/review/", StringComparison.Ordinal) || path.StartsWith("/v2/review/", StringComparison.Ordinal) => caller.HasReviews,
        _ when path.StartsWith("/v1/question/", StringComparison.Ordinal) => caller.HasPlus,
        "/v1/chat/send/message" or "/v1/chat/send/file" or "/v1/chat/start" or "/v2/chat/read" => caller.HasPlus,
        _ => true,
    };
}
