using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Replies;

/// <summary>
/// Takes every reply whose time has come one step further: calls for those that were held or queued, look-ups for those whose call was made.
/// Shops go side by side; within a shop one after the other, oldest first. A round does not wait for the slow, and a marketplace has places of its
/// own: buyers of one do not wait because another does not answer.
/// </summary>
public sealed class DeliverRepliesJob(WholeDb database, ReplyCaller caller, ReplyLookUp lookUp, TimeProvider time) : IJob, IAsyncDisposable
{
    private const int AtOnceOfMarketplace = 4;
    private const int Slice = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly OutgoingState[] OnTheWay =
    [
        OutgoingState.Held, OutgoingState.Queued, OutgoingState.Sending, OutgoingState.Submitted, OutgoingState.InModeration, OutgoingState.Unknown,
    ];

    private readonly ConcurrentDictionary<ShopId, (Marketplace Marketplace, Task Chain)> running = new();
    private readonly ConcurrentQueue<Exception> failures = new();
    private readonly CancellationTokenSource stop = new();

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var due = await DueAsync(cancel);
        foreach (var shop in due.GroupBy(reply => (reply.ShopId, reply.Marketplace)))
        {
            if (running.Values.Count(one => one.Marketplace == shop.Key.Marketplace) < AtOnceOfMarketplace)
            {
                Start(shop.Key.ShopId, shop.Key.Marketplace, [.. shop]);
            }
        }

        await Task.WhenAny(Task.WhenAll(running.Values.Select(one => one.Chain)), Task.Delay(Patience, cancel));
        cancel.ThrowIfCancellationRequested();
        var thrown = new List<Exception>();
        while (failures.TryDequeue(out var failure))
        {
            thrown.Add(failure);
        }

        return thrown.Count == 0 ? due.Count > 0 : throw new AggregateException(thrown);
    }

    public async ValueTask DisposeAsync()
    {
        if (!stop.IsCancellationRequested)
        {
            await stop.CancelAsync();
            await Task.WhenAll(running.Values.Select(one => one.Chain));
            stop.Dispose();
        }
    }

    private void Start(ShopId shop, Marketplace marketplace, List<DueReply> replies)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        running[shop] = (marketplace, ChainAsync(shop, replies, gate.Task));
        gate.SetResult();
    }

    /// <param name="start">Completed when the chain is in the list that it takes itself out of.</param>
    private async Task ChainAsync(ShopId shop, List<DueReply> replies, Task start)
    {
        await start;
        try
        {
            foreach (var reply in replies)
            {
                stop.Token.ThrowIfCancellationRequested();
                await TryStepAsync(reply);
            }
        }
        catch (OperationCanceledException)
        {
            // The desk stops; what was begun has been saved.
        }
        finally
        {
            running.TryRemove(shop, out _);
        }
    }

    private async Task TryStepAsync(DueReply reply)
    {
        try
        {
            await (reply.State is OutgoingState.Held or OutgoingState.Queued ? caller.CallAsync(reply.Id, stop.Token) : lookUp.LookUpAsync(reply.Id, stop.Token));
        }
        catch (DbUpdateConcurrencyException)
        {
            // Taken back, or another node was quicker: it is theirs.
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            failures.Enqueue(failed);
        }
    }

    /// <summary>Of shops that are not being served, of marketplaces that have a place free.</summary>
    private async Task<List<DueReply>> DueAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow();
        var served = running.Keys.ToArray();
        var full = running.Values.CountBy(one => one.Marketplace).Where(one => one.Value >= AtOnceOfMarketplace).Select(one => one.Key).ToArray();
        return await db.OutgoingReplies
            .Where(r => OnTheWay.Contains(r.State) && r.DueAt <= now && !served.Contains(r.ShopId))
            .Join(db.Shops.Where(s => s.State == ShopState.Active && !full.Contains(s.Marketplace)), r => r.ShopId, s => s.Id, (r, s) => new { Reply = r, s.Marketplace })
            .OrderBy(r => r.Reply.DueAt).ThenBy(r => r.Reply.Id)
            .Select(r => new DueReply(r.Reply.Id, r.Reply.State, r.Reply.ShopId, r.Marketplace))
            .Take(Slice)
            .ToListAsync(cancel);
    }

    private sealed record DueReply(OutgoingReplyId Id, OutgoingState State, ShopId ShopId, Marketplace Marketplace);
}
