using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>Pulls every feed whose time has come, several shops at once. A feed that fails does not hold up the others.</summary>
public sealed class PullFeedsJob(WholeDb database, PullFeed pull, TimeProvider time, ILogger<PullFeedsJob> log) : IJob
{
    private const int AtOnce = 4;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var due = await DueAsync(cancel);
        var failures = new ConcurrentQueue<Exception>();
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (feed, token) =>
        {
            try
            {
                await pull.ExecuteAsync(feed.ShopId, feed.Kind, token);
            }
            catch (RuleException refused)
            {
                // Paused or taken by another node since it was listed.
                log.LogInformation("Feed {Feed} of shop {Shop} is not pulled now: {Reason}", feed.Kind, feed.ShopId, refused.Code);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                failures.Enqueue(failed);
            }
        });
        if (!failures.IsEmpty)
        {
            throw new AggregateException(failures);
        }

        return due.Count > 0;
    }

    private async Task<List<(ShopId ShopId, FeedKind Kind)>> DueAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow();
        var due = await db.Feeds
            .Where(f => !f.Paused && f.NextRunAt <= now && (f.LeaseUntil == null || f.LeaseUntil < now))
            .Where(f => db.Shops.Any(s => s.Id == f.ShopId && s.State == ShopState.Active && s.ProtectedKey != null))
            .OrderBy(f => f.NextRunAt)
            .Select(f => new { f.ShopId, f.Kind })
            .Take(AtOnce * 4)
            .ToListAsync(cancel);
        return due.ConvertAll(f => (f.ShopId, f.Kind));
    }
}
