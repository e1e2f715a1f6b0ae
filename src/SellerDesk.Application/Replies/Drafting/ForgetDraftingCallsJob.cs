using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Replies.Drafting;

/// <summary>What was sent to the drafting endpoint is kept for as long as somebody may ask what left the desk, and no longer.</summary>
public sealed class ForgetDraftingCallsJob(WholeDb database, TimeProvider time) : IJob
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int AtOnce = 1_000;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var oldest = time.GetUtcNow() - Kept;
        var old = db.DraftingCalls.Where(c => c.StartedAt < oldest).OrderBy(c => c.StartedAt).Take(AtOnce).Select(c => c.Id);
        return await db.DraftingCalls.Where(c => old.Contains(c.Id)).ExecuteDeleteAsync(cancel) > 0;
    }
}
