using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Shops;

/// <summary>The history of pulls is kept for a month, then it goes.</summary>
public sealed class ForgetFeedRunsJob(WholeDb database, TimeProvider time) : IJob
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await OldRows.ForgetAsync(db, "feed_runs", "started_at", time.GetUtcNow() - Kept, cancel);
    }
}
