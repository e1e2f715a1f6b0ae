using Microsoft.Extensions.Diagnostics.HealthChecks;
using SellerDesk.Application.Backups;
using SellerDesk.Application.Data;
using SellerDesk.Application.Operating;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Operating;

/// <summary>The schema is this program's: an older one must not be worked on, a newer one is another node's upgrade.</summary>
internal sealed class SchemaCheck(DatabaseState database, TextLibrary texts) : DeskCheck(Name, texts)
{
    public const string Name = "schema";

    protected override async Task<Finding> LookAsync(CancellationToken cancel)
    {
        var facts = await database.LoadAsync(cancel);
        return facts switch
        {
            { Pending: > 0 } => new Finding(HealthStatus.Unhealthy, "pending", facts.Pending),
            { Unknown: > 0 } => new Finding(HealthStatus.Degraded, "newer", facts.Schema),
            _ => Finding.Fine,
        };
    }
}

/// <summary>The database's clock and this machine's agree: deadlines, leases and undo are counted by them.</summary>
internal sealed class ClockCheck(DatabaseState database, TextLibrary texts) : DeskCheck(Name, texts)
{
    public const string Name = "clock";

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    protected override async Task<Finding> LookAsync(CancellationToken cancel)
    {
        var skew = (await database.LoadAsync(cancel)).Skew;
        return skew.Duration() > Most ? new Finding(HealthStatus.Degraded, "skew", Math.Round(skew.TotalSeconds, 1)) : Finding.Fine;
    }
}

/// <summary>Every job started when it should have, on one node or another, and its last run went well.</summary>
internal sealed class LateJobsCheck(JobTimes jobs, TextLibrary texts) : DeskCheck(Name, texts)
{
    public const string Name = "late-jobs";

    protected override async Task<Finding> LookAsync(CancellationToken cancel)
    {
        var state = await jobs.LoadAsync(cancel);
        if (state.Nodes.Count > 0 && !state.Nodes.Any(node => node is { Alive: true, Beat.RunsJobs: true }))
        {
            return new Finding(HealthStatus.Degraded, "nobody");
        }

        var late = state.Jobs.Where(job => job.Late).Select(job => job.Job.Name).ToList();
        var failed = state.Jobs.Where(job => job.Last?.Error is not null).Select(job => job.Job.Name).ToList();
        return late.Count > 0 ? new Finding(HealthStatus.Degraded, "late", late.Count, string.Join(", ", late.Take(3)))
            : failed.Count > 0 ? new Finding(HealthStatus.Degraded, "failed", failed.Count, string.Join(", ", failed.Take(3)))
            : Finding.Fine;
    }
}

/// <summary>Nothing that should have left the desk waits much longer than it may.</summary>
internal sealed class QueueCheck(DeskQueues queues, TimeProvider time, TextLibrary texts) : DeskCheck(Name, texts)
{
    public const string Name = "queues";

    protected override async Task<Finding> LookAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var late = (await queues.LoadAsync(cancel)).Where(queue => queue.IsLate(now)).OrderBy(queue => queue.OldestAt).ToList();
        return late.Count == 0 ? Finding.Fine : new Finding(HealthStatus.Degraded, "late", late[0].Code, late[0].Due, (long)(now - late[0].OldestAt!.Value).TotalMinutes);
    }
}

/// <summary>Room for files: what is imported, packed and backed up passes through this machine's disk.</summary>
internal sealed class DiskCheck(BackupSettings backups, TextLibrary texts) : DeskCheck(Name, texts)
{
    public const string Name = "disk";

    private const long Gigabyte = 1L << 30;

    protected override Task<Finding> LookAsync(CancellationToken cancel) => Task.FromResult(Folders().Select(Look).FirstOrDefault(found => found.Status != HealthStatus.Healthy) ?? Finding.Fine);

    private static Finding Look(string folder)
    {
        var drive = new DriveInfo(folder);
        var (free, share) = (drive.AvailableFreeSpace, drive.AvailableFreeSpace / (double)Math.Max(1, drive.TotalSize));
        return free < Gigabyte || (share < 0.05 && free < 20 * Gigabyte) ? new Finding(HealthStatus.Degraded, "full", folder, free / (1 << 20)) : Finding.Fine;
    }

    private IEnumerable<string> Folders() => new[] { Path.GetTempPath(), backups.Folder }.Where(folder => folder.Length > 0 && Directory.Exists(folder));
}

/// <summary>There is a backup, and it is not old.</summary>
internal sealed class BackupCheck(BackupBoard board, TimeProvider time, TextLibrary texts) : DeskCheck(Name, texts)
{
    public const string Name = "backup";

    protected override async Task<Finding> LookAsync(CancellationToken cancel)
    {
        var state = await board.LoadAsync(cancel);
        return state switch
        {
            // A choice, not a fault: another tool may do it.
            { Folder.Length: 0 } => new Finding(HealthStatus.Healthy, "none"),
            { Last.Error: { } why } => new Finding(HealthStatus.Degraded, "failed", why),
            { Good: null, Recent.Count: 0 } => Finding.Fine,
            { Good: null } => new Finding(HealthStatus.Degraded, "never"),
            { Good: { } good } when time.GetUtcNow() - good.StartedAt > state.OldAfter => new Finding(HealthStatus.Degraded, "old", (long)(time.GetUtcNow() - good.StartedAt).TotalHours),
            _ => Finding.Fine,
        };
    }
}

/// <summary>The standby is there and close behind, where one is configured.</summary>
internal sealed class StandbyCheck(ReadingSource reading, TextLibrary texts) : DeskCheck(Name, texts)
{
    public const string Name = "standby";

    protected override async Task<Finding> LookAsync(CancellationToken cancel)
    {
        if (reading.StateAsync(cancel) is not { } asked)
        {
            return new Finding(HealthStatus.Healthy, "none");
        }

        var state = await asked;
        return state.Reason is { } reason ? new Finding(HealthStatus.Degraded, reason, (long)(state.Lag ?? TimeSpan.Zero).TotalSeconds) : Finding.Fine;
    }
}
