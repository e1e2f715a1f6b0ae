using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using SellerDesk.Application.Surveys;

namespace SellerDesk.Web.Surveys.Sheet;

/// <summary>How often the sheets may be asked for: by one address of the network, and with one token, whoever has it. Tokens cannot be tried out at any such pace.</summary>
internal sealed class SheetTurns : IRateLimiterPolicy<string>, IDisposable
{
    /// <summary>Many phones share an address of a mobile network.</summary>
    public const int OfAddress = 120;

    public const int OfToken = 30;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> tokens = PartitionedRateLimiter.Create<string, string>(token => RateLimitPartition.GetFixedWindowLimiter(token, _ => new FixedWindowRateLimiterOptions { PermitLimit = OfToken, Window = Minute }));

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (context, _) => new ValueTask(RefuseAsync(context.HttpContext));

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetSlidingWindowLimiter(
        httpContext.Connection.RemoteIpAddress?.ToString() ?? "", _ => new SlidingWindowRateLimiterOptions { PermitLimit = OfAddress, Window = Minute, SegmentsPerWindow = 6 });

    public bool Has(string token)
    {
        using var turn = tokens.AttemptAcquire(token.Length > 100 ? token[..100] : token);
        return turn.IsAcquired;
    }

    public static Task RefuseAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return SheetRoutes.Show(http, SurveySheet.Gone, StatusCodes.Status429TooManyRequests, busy: true).ExecuteAsync(http);
    }

    public void Dispose() => tokens.Dispose();
}
