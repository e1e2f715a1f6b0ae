using System.Collections.Concurrent;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Http;

/// <summary>An answer to a buyer goes before whatever is pulled in the background.</summary>
internal enum CallUrgency
{
    Background,
    Answer,
}

/// <summary>Whose budget a call is taken from: the vendor's account and the group of methods that share one limit.</summary>
internal readonly record struct RateKey(string Account, string Group);

/// <summary>
/// Keeps the calls of this process within vendors' limits, learning from what their answers say. Short waits are waited out; a long one is
/// refused with the moment to come back at. The budgets live in <see cref="Line"/> alone: that is the place to share between nodes.
/// </summary>
internal sealed class RateGovernor(TimeProvider clock)
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>How long after its moment a place is kept for an answer that was told to come back.</summary>
    private static readonly TimeSpan KeptPlace = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<RateKey, Line> lines = new();
    private readonly ConcurrentDictionary<RateKey, SemaphoreSlim> parallels = new();
    private readonly long start = clock.GetTimestamp();

    /// <summary>Monotonic, so that a corrected wall clock neither opens nor blocks a limit.</summary>
    private TimeSpan Now => clock.GetElapsedTime(start);

    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.RateLimited"/> when the wait is longer than is bearable.</exception>
    public async Task TakeAsync(RateKey key, RateRule rule, CallUrgency urgency, CancellationToken cancel)
    {
        var line = lines.GetOrAdd(key, _ => new Line(RateBudget.Full(rule, Now)));
        var until = Now + LongestWait;
        line.Enter(urgency);
        try
        {
            while (line.Take(urgency, Now) is { } wait)
            {
                if (Now + wait > until)
                {
                    line.KeepPlace(urgency, Now + wait + KeptPlace);
                    throw new MarketplaceException(MarketplaceFailure.RateLimited, null, clock.GetUtcNow() + wait);
                }

                await Task.Delay(wait, clock, cancel);
            }
        }
        finally
        {
            line.Leave(urgency);
        }
    }

    /// <summary>Must follow every <see cref="TakeAsync"/>, whatever became of the call.</summary>
    public ValueTask ReportAsync(RateKey key, RateReport report)
    {
        if (lines.TryGetValue(key, out var line))
        {
            line.Report(report, Now);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>A place among the calls that may be under way at once; null when there is no such rule. Disposing gives it back.</summary>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.RateLimited"/> when none becomes free in bearable time.</exception>
    public async Task<IAsyncDisposable?> EnterAsync(ParallelRule? rule, CallUrgency urgency, CancellationToken cancel)
    {
        if (rule is not { } known)
        {
            return null;
        }

        var places = parallels.GetOrAdd(known.Key, _ => new SemaphoreSlim(known.Most));
        return await places.WaitAsync(LongestWait, cancel)
            ? new Place(places)
            : throw new MarketplaceException(MarketplaceFailure.RateLimited, null, clock.GetUtcNow() + LongestWait);
    }

    private sealed class Place(SemaphoreSlim places) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            places.Release();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Line(RateBudget full)
    {
        private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);

        private readonly Lock gate = new();
        private RateBudget budget = full;
        private int underWay;
        private int answersWaiting;
        private TimeSpan placeKeptUntil = TimeSpan.MinValue;

        public void Enter(CallUrgency urgency) => Count(urgency, 1);

        public void Leave(CallUrgency urgency) => Count(urgency, -1);

        /// <summary>Null: taken. Otherwise how long to wait before asking again.</summary>
        public TimeSpan? Take(CallUrgency urgency, TimeSpan now)
        {
            lock (gate)
            {
                var ahead = urgency == CallUrgency.Answer ? 0 : Math.Max(answersWaiting, placeKeptUntil > now ? 1 : 0);
                var wait = budget.WaitFor(1 + ahead, now);
                if (wait > TimeSpan.Zero)
                {
                    return wait > Shortest ? wait : Shortest;
                }

                budget = budget.Spend(1, now);
                underWay++;
                placeKeptUntil = urgency == CallUrgency.Answer ? TimeSpan.MinValue : placeKeptUntil;
                return null;
            }
        }

        public void KeepPlace(CallUrgency urgency, TimeSpan until)
        {
            if (urgency == CallUrgency.Answer)
            {
                lock (gate)
                {
                    placeKeptUntil = until;
                }
            }
        }

        public void Report(RateReport report, TimeSpan now)
        {
            lock (gate)
            {
                underWay = Math.Max(0, underWay - 1);
                budget = budget.Learn(report, underWay, now);
            }
        }

        private void Count(CallUrgency urgency, int change)
        {
            if (urgency == CallUrgency.Answer)
            {
                lock (gate)
                {
                    answersWaiting += change;
                }
            }
        }
    }
}
