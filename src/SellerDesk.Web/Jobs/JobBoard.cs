using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Web.Jobs;

/// <summary>How every job went on this node, since it started: kept in memory, written down now and then, measured for telemetry.</summary>
internal sealed class JobBoard(DeskNode node, TimeProvider time, IMeterFactory meters)
{
    public const string MeterName = "SellerDesk.Jobs";

    private readonly ConcurrentDictionary<string, JobBeat> beats = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> changed = new(StringComparer.Ordinal);
    private readonly Histogram<double> durations = meters.Create(MeterName).CreateHistogram<double>("desk.job.duration", "s", "How long a run of a job took");

    public Run Begin(string job)
    {
        var beat = beats.GetOrAdd(job, name => new JobBeat { Job = name, Node = node.Name, StartedAt = default });
        lock (beat)
        {
            (beat.StartedAt, beat.FinishedAt) = (time.GetUtcNow(), null);
        }

        changed[job] = true;
        return new Run(this, beat, Stopwatch.GetTimestamp());
    }

    /// <summary>What changed since the last time that this was asked.</summary>
    public IReadOnlyList<JobBeat> TakeChanged()
    {
        var taken = new List<JobBeat>();
        foreach (var job in changed.Keys)
        {
            if (changed.TryRemove(job, out _) && beats.TryGetValue(job, out var beat))
            {
                lock (beat)
                {
                    taken.Add(new JobBeat
                    {
                        Job = beat.Job,
                        Node = beat.Node,
                        StartedAt = beat.StartedAt,
                        FinishedAt = beat.FinishedAt,
                        LastedMs = beat.LastedMs,
                        Runs = beat.Runs,
                        Failures = beat.Failures,
                        Error = beat.Error,
                    });
                }
            }
        }

        return taken;
    }

    private void End(JobBeat beat, long began, string? error)
    {
        var took = Stopwatch.GetElapsedTime(began);
        lock (beat)
        {
            (beat.FinishedAt, beat.LastedMs, beat.Error) = (time.GetUtcNow(), took.TotalMilliseconds, error);
            beat.Runs++;
            beat.Failures += error is null ? 0 : 1;
        }

        changed[beat.Job] = true;
        durations.Record(took.TotalSeconds, new KeyValuePair<string, object?>("desk.job", beat.Job), new KeyValuePair<string, object?>("desk.outcome", error is null ? "done" : "failed"));
    }

    /// <summary>One run; it ends when this is disposed.</summary>
    public sealed class Run(JobBoard board, JobBeat beat, long began) : IDisposable
    {
        private string? error;

        public void Fail(string why) => error = why;

        public void Dispose() => board.End(beat, began, error);
    }
}
