using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using SellerDesk.Application.Shops;

namespace SellerDesk.Web.Shops;

/// <summary>
/// Degraded while a feed is far behind or a key has run out. Never unhealthy: the desk itself does its work, and taking it out of service
/// would help nobody.
/// </summary>
internal sealed class FeedHealth(FeedLateness lateness, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            var late = await lateness.LoadAsync(time.GetUtcNow(), cancellationToken);
            return late.StaleFeeds == 0 && late.ExpiredKeys == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"feeds far behind: {late.StaleFeeds}, keys run out: {late.ExpiredKeys}",
                    data: new Dictionary<string, object> { ["code"] = "late", ["arguments"] = new object[] { late.StaleFeeds, late.ExpiredKeys } });
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            // Told by the check of the database already.
            return HealthCheckResult.Degraded("not known while the database is away", data: new Dictionary<string, object> { ["code"] = "unknown" });
        }
    }
}
