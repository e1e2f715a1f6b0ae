using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Replies;

/// <summary>
/// Takes every reply whose time has come one step further: calls for those that were held or queued, look-ups for those whose call was made.
/// Shops go side by side; within a shop one after the other, oldest first.
/// </summary>
public sealed class DeliverRepliesJob(WholeDb database, ReplyCaller caller, ReplyLookUp lookUp, TimeProvider time) : IJob
{
    private const int AtOnce = 4;
    private const int Slice = 100;

    private static readonly OutgoingState[] OnTheWay =
    [
        OutgoingState.Held, OutgoingState.Queued, OutgoingState.Sending, OutgoingState.Submitted, OutgoingState.InModeration, OutgoingState.Unknown,
    ];

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var due = await DueAsync(cancel);
        var failures = new ConcurrentQueue<Exception>();
        await Parallel.ForEachAsync(due.GroupBy(reply => reply.ShopId), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (shop, token) =>
        {
            foreach (var (id, state, _) in shop)
            {
                try
                {
                    await StepAsync(id, state, token);
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
        });
        return failures.IsEmpty ? due.Count > 0 : throw new AggregateException(failures);
    }

    private Task StepAsync(OutgoingReplyId id, OutgoingState state, CancellationToken cancel) =>
        state is OutgoingState.Held or OutgoingState.Queued ? caller.CallAsync(id, cancel) : lookUp.LookUpAsync(id, cancel);

    private async Task<List<(OutgoingReplyId Id, OutgoingState State, ShopId ShopId)>> DueAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow();
        var due = await db.OutgoingReplies
            .Where(r => OnTheWay.Contains(r.State) && r.DueAt <= now)
            .Where(r => db.Shops.Any(s => s.Id == r.ShopId && s.State == ShopState.Active))
            .OrderBy(r => r.DueAt).ThenBy(r => r.Id)
            .Select(r => new { r.Id, r.State, r.ShopId })
            .Take(Slice)
            .ToListAsync(cancel);
        return due.ConvertAll(r => (r.Id, r.State, r.ShopId));
    }
}
