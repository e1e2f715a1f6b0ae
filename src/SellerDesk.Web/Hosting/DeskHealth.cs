using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Quartz;
using SellerDesk.Web.Jobs;
using SellerDesk.Web.Operating;

namespace SellerDesk.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work; 503 names what is missing.</summary>
internal static class DeskHealth
{
    public static void AddDeskHealth(this IServiceCollection services, bool runsJobs)
    {
        var checks = services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [OperatingSetup.Ready]);
        if (runsJobs)
        {
            checks.AddQuartz(JobsSetup.SchedulerName, options =>
            {
                options.Name = "jobs";
                options.Tags.Add(OperatingSetup.Ready);
            });
        }
    }

    public static void MapDeskHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "application/json";
        var body = new
        {
            status = report.Status.ToString().ToLowerInvariant(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString().ToLowerInvariant(), reason = entry.Value.Description }),
        };
        return http.Response.WriteAsync(JsonSerializer.Serialize(body, JsonSerializerOptions.Web));
    }

    private sealed class DatabaseHealth(NpgsqlDataSource source) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
        {
            try
            {
                await using var command = source.CreateCommand("select 1");
                command.CommandTimeout = 5;
                await command.ExecuteScalarAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                return HealthCheckResult.Unhealthy($"The database does not answer: {away.Message}");
            }
        }
    }
}
