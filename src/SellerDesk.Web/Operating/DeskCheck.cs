using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Operating;

/// <param name="Code">Names the sentence <c>health.{check}.{code}</c>; null where there is nothing to say.</param>
internal sealed record Finding(HealthStatus Status, string? Code = null, params object[] Arguments)
{
    public static readonly Finding Fine = new(HealthStatus.Healthy);
}

/// <summary>
/// One thing that is looked at for <c>/health/ready</c> and for the page of the desk's state. The reason is a code with arguments, so that probes read it in English and people in their language.
/// </summary>
internal abstract class DeskCheck(string name, TextLibrary texts) : IHealthCheck
{
    public const string Code = "code";
    public const string Arguments = "arguments";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var found = await FindAsync(cancellationToken);
        var said = found.Code is null ? null : texts.For(System.Globalization.CultureInfo.GetCultureInfo("en"))[$"health.{name}.{found.Code}", found.Arguments];
        return new HealthCheckResult(found.Status, said, data: found.Code is null ? null : new Dictionary<string, object> { [Code] = found.Code, [Arguments] = found.Arguments });
    }

    protected abstract Task<Finding> LookAsync(CancellationToken cancel);

    private async Task<Finding> FindAsync(CancellationToken cancel)
    {
        try
        {
            return await LookAsync(cancel);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            // Told by the check of the database already.
            return new Finding(HealthStatus.Degraded, "unknown");
        }
    }
}
