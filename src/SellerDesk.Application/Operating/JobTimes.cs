using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Operating;

/// <summary>A job that should run, and how often.</summary>
public sealed record PlannedJob(string Name, TimeSpan Every);

/// <summary>Every job that the desk has.</summary>
/// <param name="Runs">This program runs them.</param>
public sealed record JobPlan(IReadOnlyList<PlannedJob> Jobs, bool Runs);

/// <param name="Last">The newest beat of any node; null when it never ran, or not for a week.</param>
/// <param name="Late">It should have started again by now.</param>
/// <param name="Runs">Of all nodes since they started.</param>
public sealed record JobRow(PlannedJob Job, JobBeat? Last, bool Late, long Runs, long Failures)
{
    public bool Running => Last is { FinishedAt: null };
}

/// <param name="Alive">It said so lately.</param>
public sealed record NodeRow(NodeBeat Beat, bool Alive);

/// <summary>Nodes and jobs as they last told of themselves.</summary>
public sealed record WorkState(IReadOnlyList<NodeRow> Nodes, IReadOnlyList<JobRow> Jobs);

/// <summary>Which nodes live, and how each job last went on any of them.</summary>
public sealed class JobTimes(WholeDb database, JobPlan plan, TimeProvider time)
{
    /// <summary>A node tells of itself every ten seconds.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(35);

    /// <summary>Beats are written some seconds late, and a dead node's round is taken over within half a minute.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    public async Task<WorkState> LoadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        var nodes = (await db.NodeBeats.AsNoTracking().OrderBy(node => node.Node).ToListAsync(cancel)).Select(node => new NodeRow(node, now - node.SeenAt < Silence)).ToList();
        var beats = (await db.JobBeats.AsNoTracking().ToListAsync(cancel)).ToLookup(beat => beat.Job);
        var alive = nodes.Where(node => node.Alive).Select(node => node.Beat.Node).ToHashSet(StringComparer.Ordinal);

        // A desk that started a moment ago is not late with anything.
        var since = nodes.Where(node => node is { Alive: true, Beat.RunsJobs: true }).Select(node => (DateTimeOffset?)node.Beat.StartedAt).Min();
        return new WorkState(nodes, [.. plan.Jobs.Select(job => Row(job, [.. beats[job.Name]], alive, since, now))]);
    }

    private static JobRow Row(PlannedJob job, IReadOnlyList<JobBeat> beats, HashSet<string> alive, DateTimeOffset? since, DateTimeOffset now)
    {
        var last = beats.MaxBy(beat => beat.StartedAt);
        var running = beats.Any(beat => beat.FinishedAt is null && alive.Contains(beat.Node));
        var from = last is null || since > last.StartedAt ? since : last.StartedAt;
        return new JobRow(job, last, !running && from is not null && now > from + (job.Every * 3) + Slack, beats.Sum(beat => beat.Runs), beats.Sum(beat => beat.Failures));
    }
}
