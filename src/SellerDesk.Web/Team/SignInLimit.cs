using System.Threading.RateLimiting;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Team;

/// <summary>
/// How often one address of the network may knock: the pause after wrong passwords is one person's, so whoever tries one password on everybody would not meet it.
/// </summary>
internal static class SignInLimit
{
    public const int Standard = 60;

    public static void AddSignInLimit(this IServiceCollection services, int perMinute) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        Knocks(http.Request)
            ? RateLimitPartition.GetSlidingWindowLimiter("knock " + http.Connection.RemoteIpAddress, _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })
            : RateLimitPartition.GetNoLimiter(""));
    });

    private static bool Knocks(HttpRequest request) =>
        (HttpMethods.IsPost(request.Method) && (request.Path.StartsWithSegments(ShellRoutes.SignIn, StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments(TeamSetup.Setup, StringComparison.OrdinalIgnoreCase)))
        || request.Path.StartsWithSegments(ShellRoutes.SignIn + "/provider", StringComparison.OrdinalIgnoreCase);
}
