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
/// Keeps the calls of all nodes within vendors' limits, learning from what their answers say. Short waits are waited out; a long one is refused with
/// the moment to come back at. The budgets are in <see cref="RateBudgetStore"/>; this node keeps its own count beside them and goes by it alone
/// while the database is away.
/// </summary>
/// <param name="scale">How many times the published limits are allowed: more than one is for simulators alone.</param>
internal sealed class RateGovernor(TimeProvider clock, RateBudgetStore? store = null, double scale = 1)
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>How long after its moment a place is kept for an answer that was told to come back.</summary>
    private static readonly TimeSpan KeptPlace = TimeSpan.FromMinutes(1);

    /// <summary>How long after its moment a place is kept, on all nodes, for an answer that waits for it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<RateKey, RateLine> lines = new();
    private readonly long start = clock.GetTimestamp();

    /// <summary>Monotonic, so that a corrected wall clock neither opens nor blocks a limit.</summary>
    private TimeSpan Now => clock.GetElapsedTime(start);

    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.RateLimited"/> when the wait is longer than is bearable.</exception>
    public async Task TakeAsync(RateKey key, RateRule rule, CallUrgency urgency, CancellationToken cancel)
    {
        rule = rule with { Interval = rule.Interval / scale };
        var line = lines.GetOrAdd(key, _ => new RateLine(RateBudget.Full(rule, Now)));
        var until = Now + LongestWait;
        line.Enter(urgency);
        try
        {
            while (await AskAsync(line, key, rule, urgency, cancel) is { } wait)
            {
                if (Now + wait > until)
                {
                    await KeepPlaceAsync(line, key, urgency, wait + KeptPlace);
                    throw new MarketplaceException(MarketplaceFailure.RateLimited, null, clock.GetUtcNow() + wait);
                }

                await KeepPlaceAsync(null, key, urgency, wait + Grace);
                await Task.Delay(wait, clock, cancel);
            }
        }
        finally
        {
            line.Leave(urgency);
        }
    }

    /// <summary>Must follow every <see cref="TakeAsync"/>, whatever became of the call.</summary>
    public async Task ReportAsync(RateKey key, RateReport report)
    {
        if (!lines.TryGetValue(key, out var line))
        {
            return;
        }

        line.Report(report, Now);
        if (store is not null)
        {
            await store.LearnAsync(new RateLesson(key.Account, key.Group, report.Remaining, report.RetryAfter, report.FullAfter, report.Burst), CancellationToken.None);
        }
    }

    /// <summary>Null: taken. Otherwise how long to wait before asking again.</summary>
    private async Task<TimeSpan?> AskAsync(RateLine line, RateKey key, RateRule rule, CallUrgency urgency, CancellationToken cancel)
    {
        var ask = new RateAsk(key.Account, key.Group, rule.Interval, rule.Burst, urgency == CallUrgency.Answer, line.AnswersWaiting);
        if (store is null || await store.TakeAsync(ask, cancel) is not { } wait)
        {
            return line.Take(urgency, Now);
        }

        if (wait > TimeSpan.Zero)
        {
            return wait;
        }

        line.Taken(urgency, Now);
        return null;
    }

    /// <param name="line">Null: the node's own count sees the answer waiting.</param>
    private async Task KeepPlaceAsync(RateLine? line, RateKey key, CallUrgency urgency, TimeSpan length)
    {
        if (urgency != CallUrgency.Answer)
        {
            return;
        }

        line?.KeepPlace(Now + length);
        if (store is not null)
        {
            await store.KeepPlaceAsync(key.Account, key.Group, length, CancellationToken.None);
        }
    }
}
