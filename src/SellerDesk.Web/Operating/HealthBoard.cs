using Microsoft.Extensions.Diagnostics.HealthChecks;
using SellerDesk.Application.Data;
using SellerDesk.Application.Operating;

namespace SellerDesk.Web.Operating;

/// <param name="Code">With <see cref="Arguments"/>, the sentence <c>health.{name}.{code}</c>; null where the status says it all.</param>
/// <param name="Reason">As the probe says it, for checks that have no sentence of their own.</param>
public sealed record CheckRow(string Name, HealthStatus Status, string? Code, IReadOnlyList<object> Arguments, string? Reason);

/// <summary>All that the page of the desk's state shows.</summary>
public sealed record HealthView(
    IReadOnlyList<CheckRow> Checks, IReadOnlyList<QueueRow> Queues, WorkState Work, BackupState Backups, DatabaseFacts Database, bool HasStandby, StandbyState? Standby);

/// <summary>Puts together what the page of the desk's state shows: the same checks as the probes, and the facts behind them.</summary>
public sealed class HealthBoard(HealthCheckService checks, DeskQueues queues, JobTimes jobs, BackupBoard backups, DatabaseState database, ReadingSource reading)
{
    public async Task<HealthView> LoadAsync(CancellationToken cancel)
    {
        var report = await checks.CheckHealthAsync(cancel);
        var standby = reading.StateAsync(cancel);
        return new HealthView(
            [.. report.Entries.Select(entry => Row(entry.Key, entry.Value)).OrderBy(check => check.Status)],
            await queues.LoadAsync(cancel), await jobs.LoadAsync(cancel), await backups.LoadAsync(cancel), await database.LoadAsync(cancel), standby is not null, standby is null ? null : await standby);
    }

    private static CheckRow Row(string name, HealthReportEntry entry) => new(
        name, entry.Status, entry.Data.GetValueOrDefault(DeskCheck.Code) as string, entry.Data.GetValueOrDefault(DeskCheck.Arguments) as object[] ?? [], entry.Description);
}
