using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>What one pull did; <see cref="ErrorCode"/> is null when it caught up.</summary>
public sealed record PullReport(FeedKind Feed, PullCounts Counts, string? ErrorCode, string? ErrorDetail);

/// <summary>
/// One pull of one feed of one shop: page by page, each page's rows in one transaction with the cursor that stands after them. Killed at any
/// moment it goes on from the last saved page, and a page written twice changes nothing.
/// </summary>
public sealed class PullFeed(WholeDb database, NpgsqlDataSource source, ShopAccessReader access, PullSettings settings, TimeProvider time, ILogger<PullFeed> log)
{
    /// <summary>Error codes beside those of <see cref="MarketplaceFailure"/>: the desk was stopped, or is at fault itself.</summary>
    public const string Interrupted = "Interrupted";
    public const string OwnFault = "OwnFault";

    /// <exception cref="RuleException">The shop or feed cannot be pulled: no key, paused, already being pulled.</exception>
    public async Task<PullReport> ExecuteAsync(ShopId shopId, FeedKind kind, CancellationToken cancel)
    {
        var (shop, feed, run) = await BeginAsync(shopId, kind, cancel);
        var total = new PullTotal();
        await using var lease = PullLease.Keep(database, feed.Id, settings.Lease, log, time);
        try
        {
            var connector = access.Connector(shop);
            var key = access.Read(shop);
            await (kind switch
            {
                FeedKind.Reviews => ReadAsync(shop, feed, run, connector.Reviews, key, ReviewWriter.WriteAsync, total, cancel),
                FeedKind.Questions => ReadAsync(shop, feed, run, connector.Questions, key, QuestionWriter.WriteAsync, total, cancel),
                _ => ReadAsync(shop, feed, run, connector.Orders, key, OrderWriter.WriteAsync, total, cancel),
            });
            return await EndAsync(run, total.Counts, null, null, null, cancel);
        }
        catch (MarketplaceException failed)
        {
            log.LogWarning("Pull of {Feed} of shop {Shop} failed: {Failure} {Detail}", kind, shopId, failed.Failure, failed.Detail);
            return await EndAsync(run, total.Counts, failed.Failure.ToString(), failed.Detail, PullClock.AfterFailure(failed, feed.Failures, time.GetUtcNow()), CancellationToken.None);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The desk stops: the lease is given back so that the next start goes on at once.
            await EndAsync(run, total.Counts, Interrupted, null, time.GetUtcNow(), CancellationToken.None);
            throw;
        }
        catch (Exception bug) when (bug is not NpgsqlException)
        {
            // Stays loud, but the sync page must not show the feed as running. (Without a database there is nobody to tell: the lease runs out.)
            await EndAsync(run, total.Counts, OwnFault, bug.Message, PullClock.AfterOwnFault(feed.Failures, time.GetUtcNow()), CancellationToken.None);
            throw;
        }
    }

    private async Task<(Shop Shop, Feed Feed, FeedRun Run)> BeginAsync(ShopId shopId, FeedKind kind, CancellationToken cancel)
    {
        await using var db = database.Open();
        var shop = await db.Shops.FirstOrDefaultAsync(s => s.Id == shopId, cancel) ?? throw new RuleException("shop.unknown");
        var feed = await db.Feeds.FirstOrDefaultAsync(f => f.ShopId == shopId && f.Kind == kind, cancel) ?? throw new RuleException("feed.notOffered");
        if (shop.State == ShopState.Paused)
        {
            throw new RuleException("shop.paused", shop.Name);
        }

        var now = time.GetUtcNow();
        feed.Start(PullLease.Me, now, settings.Lease);
        var run = FeedRun.Begin(shopId, kind, now);
        db.Add(run);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("feed.alreadyRunning");
        }

        return (shop, feed, run);
    }

    private async Task ReadAsync<T>(
        Shop shop, Feed feed, FeedRun run, IFeed<T>? offered, ShopAccess key, Func<WriteBatch, IReadOnlyList<T>, CancellationToken, Task<PullCounts>> write,
        PullTotal total, CancellationToken cancel)
    {
        var pages = (offered ?? throw new RuleException("feed.notOffered")).ReadAsync(key, feed.Cursor, cancel);
        await foreach (var page in pages.WithCancellation(cancel))
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var batch = new WriteBatch(connection, transaction, shop.Id, time.GetUtcNow());
            var (written, refused) = await TolerantWriter.WriteAsync(batch, page.Items, write, cancel);
            UnreadablePayload[] setAside = [.. page.Unreadable, .. refused];
            await SetAsideWriter.WriteAsync(batch, feed.Kind, setAside, cancel);
            var counts = total.Counts + written + new PullCounts(setAside.Length, 0, 0, 0, setAside.Length);
            await FeedRows.SaveCountsAsync(batch, run, counts, cancel);
            if (!await FeedRows.SaveCursorAsync(batch, feed, page.Cursor, page.Progress, cancel))
            {
                // This node was believed dead and another went on: its cursor counts, this page is given up.
                throw new MarketplaceException(MarketplaceFailure.Unavailable, "lease lost");
            }

            await transaction.CommitAsync(cancel);
            total.Counts = counts;
        }
    }

    private async Task<PullReport> EndAsync(FeedRun begun, PullCounts counts, string? code, string? detail, DateTimeOffset? nextTry, CancellationToken cancel)
    {
        await using var db = database.Open();
        var feed = await db.Feeds.FirstAsync(f => f.ShopId == begun.ShopId && f.Kind == begun.Kind, cancel);
        var run = await db.FeedRuns.FirstAsync(r => r.Id == begun.Id && r.ShopId == begun.ShopId, cancel);
        var now = time.GetUtcNow();
        run.Finish(counts, code, detail, now);
        if (feed.LeaseOwner == PullLease.Me)
        {
            if (code is null)
            {
                feed.Succeed(now, now + PullClock.Every(begun.Kind));
            }
            else
            {
                feed.Fail(code, detail, nextTry ?? now);
            }
        }

        await db.SaveChangesAsync(cancel);
        return new PullReport(begun.Kind, counts, code, run.ErrorDetail);
    }

    private sealed class PullTotal
    {
        public PullCounts Counts { get; set; } = PullCounts.None;
    }
}
