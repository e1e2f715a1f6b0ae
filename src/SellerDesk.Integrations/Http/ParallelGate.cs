using System.Collections.Concurrent;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Http;

/// <summary>
/// Keeps the number of calls of one key that are under way at once within the vendor's limit, on all nodes: first a place in this node's own line,
/// where answers go first, then one that is lent by <see cref="RateBudgetStore"/> and runs out by itself should the node die.
/// </summary>
internal sealed class ParallelGate(TimeProvider clock, RateBudgetStore? store = null)
{
    /// <summary>While other nodes hold all places, an answer asks oftener than a pull and so comes first.</summary>
    private static readonly TimeSpan AnswerAsksEvery = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PullAsksEvery = TimeSpan.FromMilliseconds(120);

    private readonly ConcurrentDictionary<RateKey, PlaceLine> lines = new();

    /// <summary>Null when there is no such rule. Disposing gives the place back.</summary>
    /// <param name="longest">No call holds its place for longer.</param>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.RateLimited"/> when none becomes free in bearable time.</exception>
    public async Task<IAsyncDisposable?> EnterAsync(ParallelRule? rule, CallUrgency urgency, TimeSpan longest, CancellationToken cancel)
    {
        if (rule is not { } known)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(RateGovernor.LongestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            var line = lines.GetOrAdd(known.Key, _ => new PlaceLine(known.Most));
            await line.EnterAsync(urgency, either.Token);
            return new Place(line, store, await LendAsync(line, known, urgency, longest, either.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new MarketplaceException(MarketplaceFailure.RateLimited, null, clock.GetUtcNow() + RateGovernor.LongestWait);
        }
    }

    /// <summary>Null: this node's own line must do, the database is away.</summary>
    private async Task<CallPlace?> LendAsync(PlaceLine line, ParallelRule rule, CallUrgency urgency, TimeSpan longest, CancellationToken cancel)
    {
        try
        {
            while (store is not null && await store.EnterAsync(rule.Key.Account, rule.Key.Group, rule.Most, longest, cancel) is { } place)
            {
                if (place.Until is not null)
                {
                    return place;
                }

                await Task.Delay(urgency == CallUrgency.Answer ? AnswerAsksEvery : PullAsksEvery, clock, cancel);
            }

            return null;
        }
        catch
        {
            line.Leave();
            throw;
        }
    }

    private sealed class Place(PlaceLine line, RateBudgetStore? store, CallPlace? lent) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (store is not null && lent is { } place)
            {
                await store.LeaveAsync(place, CancellationToken.None);
            }

            line.Leave();
        }
    }
}
