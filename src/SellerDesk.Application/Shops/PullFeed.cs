using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>What one pull did; <see cref="ErrorCode"/> is null when it caught up.</summary>
public sealed record PullReport(FeedKind Feed, PullCounts Counts, string? ErrorCode, string? ErrorDetail);

/// <summary>
/// One pull of one feed of one shop: page by page, each page's rows in one transaction with the cursor that stands after them. Killed at any
/// moment it goes on from the last saved page, and a page written twice changes nothing.
/// </summary>
public sealed class PullFeed(WholeDb database, NpgsqlDataSource source, ShopAccessReader access, BuyerDoor door, PullSettings settings, TimeProvider time, ILogger<PullFeed> log)
{
    /// <summary>Error codes beside those of <see cref="MarketplaceFailure"/>: the desk was stopped, or is at fault itself.</summary>
    public const string Interrupted = "Interrupted";
    public const string OwnFault = "OwnFault";

    /// <summary>How often a feed is pulled when all is well.</summary>
    public static TimeSpan Every(FeedKind kind) => PullClock.Every(kind);

    /// <exception cref="RuleException">The shop or feed cannot be pulled: no key, paused, already being pulled.</exception>
    public async Task<PullReport> ExecuteAsync(ShopId shopId, FeedKind kind, CancellationToken cancel)
    {
        var (shop, feed, run) = await BeginAsync(shopId, kind, cancel);
        var total = new PullTotal();
        PullEnd end;
        await using (PullLease.Keep(database, feed.Id, settings.Lease, log, time))
        {
            end = await TryReadAsync(shop, feed, run, total, cancel);
        }

        try
        {
            // Also when the desk stops: the lease is given back, so that the next start goes on at once.
            return await EndAsync(run, total.Counts, end, CancellationToken.None);
        }
        finally
        {
            end.Rethrown?.Throw();
        }
    }

    private async Task<PullEnd> TryReadAsync(Shop shop, Feed feed, FeedRun run, PullTotal total, CancellationToken cancel)
    {
        try
        {
            var connector = access.Connector(shop);
            var key = access.Read(shop);
            await ReadAsync(shop, feed, run, Intakes.Of(feed.Kind).ReadAsync(connector, key, feed.Cursor, door, cancel), total, cancel);
            return new PullEnd(null, null, time.GetUtcNow() + PullClock.Every(feed.Kind), null);
        }
        catch (MarketplaceException failed)
        {
            log.LogWarning("Pull of {Feed} of shop {Shop} failed: {Failure} {Detail}", feed.Kind, shop.Id, failed.Failure, failed.Detail);
            return new PullEnd(failed.Failure.ToString(), failed.Detail, PullClock.AfterFailure(failed, feed.Failures, time.GetUtcNow()), null);
        }
        catch (OperationCanceledException stopped) when (cancel.IsCancellationRequested)
        {
            return new PullEnd(Interrupted, null, time.GetUtcNow(), ExceptionDispatchInfo.Capture(stopped));
        }
        catch (Exception bug)
        {
            // Stays loud, but the sync page must not show the feed as running.
            return new PullEnd(OwnFault, bug.Message, PullClock.AfterOwnFault(feed.Failures, time.GetUtcNow()), ExceptionDispatchInfo.Capture(bug));
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

    private async Task ReadAsync(Shop shop, Feed feed, FeedRun run, IAsyncEnumerable<IntakePage> pages, PullTotal total, CancellationToken cancel)
    {
        await foreach (var page in pages.WithCancellation(cancel))
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var batch = new WriteBatch(connection, transaction, shop.Id, time.GetUtcNow());
            var (written, refused) = await page.Write(batch, cancel);
            UnreadablePayload[] setAside = [.. page.Unreadable, .. refused];
            await SetAsideWriter.WriteAsync(batch, feed.Kind, await door.KeepAsync(shop, setAside, cancel), cancel);
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

    private async Task<PullReport> EndAsync(FeedRun begun, PullCounts counts, PullEnd end, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return await TryEndAsync(begun, counts, end, cancel);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody paused the feed, or asked for it, at this very moment: their change stays, ours is made on top of it.
            }
        }
    }

    private async Task<PullReport> TryEndAsync(FeedRun begun, PullCounts counts, PullEnd end, CancellationToken cancel)
    {
        await using var db = database.Open();
        var feed = await db.Feeds.FirstAsync(f => f.ShopId == begun.ShopId && f.Kind == begun.Kind, cancel);
        var run = await db.FeedRuns.FirstAsync(r => r.Id == begun.Id && r.ShopId == begun.ShopId, cancel);
        run.Finish(counts, end.Code, end.Detail, time.GetUtcNow());
        DeskFlow.CountPull(begun.Kind.ToString(), end.Code is not null);
        if (feed.LeaseOwner == PullLease.Me && end.Code is null)
        {
            feed.Succeed(time.GetUtcNow(), end.NextRunAt);
        }
        else if (feed.LeaseOwner == PullLease.Me)
        {
            feed.Fail(end.Code!, end.Detail, end.NextRunAt);
        }

        await db.SaveChangesAsync(cancel);
        return new PullReport(begun.Kind, counts, end.Code, run.ErrorDetail);
    }

    /// <summary>How a pull ended, to be saved once its lease is no longer being renewed.</summary>
    private sealed record PullEnd(string? Code, string? Detail, DateTimeOffset NextRunAt, ExceptionDispatchInfo? Rethrown);

    private sealed class PullTotal
    {
        public PullCounts Counts { get; set; } = PullCounts.None;
    }
}
