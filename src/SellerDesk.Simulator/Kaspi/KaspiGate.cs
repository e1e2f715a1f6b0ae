using SellerDesk.Simulator.Marketplaces;

namespace SellerDesk.Simulator.Kaspi;

/// <summary>What stands before every method: a firewall that lets callers hang that do not look like a browser, the token, a limit that nobody published.</summary>
internal sealed class KaspiGate(KaspiTokens tokens, RateLimits limits) : IEndpointFilter
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(5);
    private static readonly RateLimit Guessed = new(600, TimeSpan.FromMinutes(1), 100);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.Headers.UserAgent.ToString().Contains("Mozilla/", StringComparison.Ordinal))
        {
            await Task.Delay(LongEnough, http.RequestAborted).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            http.Abort();
            return Results.Empty;
        }

        if (tokens.Check(http.Request.Headers["X-Auth-Token"]) is not { } caller)
        {
            await KaspiJson.FailAsync(http, StatusCodes.Status401Unauthorized, "Authorization failed: token is not valid");
            return Results.Empty;
        }

        if (!limits.Take($"kaspi/{caller.Account.Key}", Guessed).Granted)
        {
            await KaspiJson.FailAsync(http, StatusCodes.Status429TooManyRequests, "Too many requests");
            return Results.Empty;
        }

        http.Features.Set(caller);
        return await next(context);
    }
}

internal static class KaspiCallers
{
    public static KaspiCaller Caller(this HttpContext context) => context.Features.Get<KaspiCaller>() ?? throw new InvalidOperationException("The gate was not passed.");
}
