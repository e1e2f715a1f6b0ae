using System.Globalization;
using System.Threading.RateLimiting;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Api;

/// <summary>
/// How often one token may call one node: a bucket that holds the calls of ten seconds and is filled again all the time. Every answer says what is left
/// (<c>RateLimit</c>, draft-ietf-httpapi-ratelimit-headers-10).
/// </summary>
internal sealed class ApiRate : IDisposable
{
    private const int Window = 10;

    /// <summary>Fillings a second.</summary>
    private const int Fillings = 5;

    private readonly int quota;
    private readonly int filling;
    private readonly string policy;
    private readonly PartitionedRateLimiter<ApiTokenId> limiter;

    public ApiRate(ApiOptions options)
    {
        quota = Math.Max(1, options.CallsPerTenSeconds);
        filling = Math.Max(1, quota / (Window * Fillings));
        policy = string.Create(CultureInfo.InvariantCulture, $"\"calls\";q={quota};w={Window}");
        limiter = PartitionedRateLimiter.Create<ApiTokenId, ApiTokenId>(token => RateLimitPartition.GetTokenBucketLimiter(token, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = quota,
            TokensPerPeriod = filling,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1.0 / Fillings),
        }));
    }

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (ApiTokenHandler.TokenOf(http.User) is not { } token)
        {
            await next(http);
            return;
        }

        using var lease = limiter.AttemptAcquire(token);
        var left = (int)(limiter.GetStatistics(token)?.CurrentAvailablePermits ?? 0);
        http.Response.Headers["RateLimit-Policy"] = policy;
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"calls\";r={left};t={FullIn(left)}");
        if (lease.IsAcquired)
        {
            await next(http);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var until) ? Math.Max(1, (int)Math.Ceiling(until.TotalSeconds)) : 1;
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await ApiProblems.WriteAsync(http, StatusCodes.Status429TooManyRequests, "tooMany", wait);
    }

    public void Dispose() => limiter.Dispose();

    private int FullIn(int left) => (int)Math.Ceiling((quota - left) / (double)(filling * Fillings));
}
