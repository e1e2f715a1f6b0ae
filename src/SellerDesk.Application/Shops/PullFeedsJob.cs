using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>
/// Starts the pull of every feed whose time has come and does not wait for it: a shop whose history takes an hour holds up nobody.
/// What went wrong in a pull is thrown by the next round, so that it is logged and kept like any job's failure.
/// </summary>
public sealed class PullFeedsJob(WholeDb database, PullFeed pull, TimeProvider time, ILogger<PullFeedsJob> log) : IJob, IAsyncDisposable
{
    private readonly ConcurrentDictionary<(ShopId, FeedKind), (Marketplace Marketplace, Task Pull)> running = new();
    private readonly ConcurrentQueue<Exception> failures = new();
    private readonly CancellationTokenSource stop = new();

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var started = await StartDueAsync(cancel);
        var thrown = new List<Exception>();
        while (failures.TryDequeue(out var failure))
        {
            thrown.Add(failure);
        }

        return thrown.Count == 0 ? started : throw new AggregateException(thrown);
    }

    /// <returns>Whether there was anything to start.</returns>
    public async Task<bool> StartDueAsync(CancellationToken cancel)
    {
        var due = running.Count < PullPlaces.AtOnce ? await DueAsync(cancel) : [];
        foreach (var feed in due)
        {
            var gate = new TaskCompletionSource();
            var key = (feed.ShopId, feed.Kind);
            if (running.TryAdd(key, (feed.Marketplace, PullAsync(key, gate.Task))))
            {
                gate.SetResult();
            }
            else
            {
                gate.SetCanceled(CancellationToken.None);
            }
        }

        return due.Count > 0;
    }

    /// <summary>Waits until the pulls that run now have ended.</summary>
    public Task WaitAsync() => Task.WhenAll(running.Values.Select(one => one.Pull));

    public async ValueTask DisposeAsync()
    {
        if (!stop.IsCancellationRequested)
        {
            await stop.CancelAsync();
            await WaitAsync();
            stop.Dispose();
        }
    }

    private async Task PullAsync((ShopId ShopId, FeedKind Kind) feed, Task start)
    {
        await start.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (start.IsCanceled)
        {
            return;
        }

        try
        {
            await pull.ExecuteAsync(feed.ShopId, feed.Kind, stop.Token);
        }
        catch (RuleException refused)
        {
            // Paused or taken by another node since it was listed.
            log.LogInformation("Feed {Feed} of shop {Shop} is not pulled now: {Reason}", feed.Kind, feed.ShopId, refused.Code);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The desk stops; the pull has given its lease back.
        }
        catch (Exception failed)
        {
            failures.Enqueue(failed);
        }
        finally
        {
            running.TryRemove(feed, out _);
        }
    }

    /// <summary>Of each marketplace the ones that have waited longest.</summary>
    private async Task<List<DueFeed>> DueAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow();
        var pulled = db.Shops.Where(s => s.State == ShopState.Active && s.ProtectedKey != null);
        var marketplaces = pulled.Select(s => s.Marketplace).Distinct();
        var due = await marketplaces
            .SelectMany(marketplace => db.Feeds
                .Where(f => !f.Paused && f.NextRunAt <= now && (f.LeaseUntil == null || f.LeaseUntil < now))
                .Where(f => !db.ShopAbilities.Any(a => a.ShopId == f.ShopId && a.Ability.ToString() == f.Kind.ToString() && a.State != AbilityState.Open && a.State != AbilityState.Unknown))
                .Where(f => pulled.Any(s => s.Id == f.ShopId && s.Marketplace == marketplace))
                .OrderBy(f => f.NextRunAt)
                .Select(f => new DueFeed(f.ShopId, f.Kind, marketplace, f.NextRunAt))
                .Take(PullPlaces.AtOnce * 2))
            .ToListAsync(cancel);
        due.RemoveAll(feed => running.ContainsKey((feed.ShopId, feed.Kind)));
        return due.Count == 0 ? due : PullPlaces.Choose(due.OrderBy(feed => feed.DueAt), [.. running.Values.Select(one => one.Marketplace)], await marketplaces.ToListAsync(cancel));
    }
}
