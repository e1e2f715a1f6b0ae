using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Shops;

/// <summary>The history of pulls is kept for a month, then it goes, a few rows at a time so that nobody waits for it.</summary>
public sealed class ForgetFeedRunsJob(WholeDb database, TimeProvider time) : IJob
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int AtOnce = 2_000;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var until = time.GetUtcNow() - Kept;

        // Ids grow with time, so the primary key finds the old rows without an index of its own.
        var bound = Guid.CreateVersion7(until);
        await using var db = database.Open();
        var forgotten = 0;
        int removed;
        do
        {
            removed = await db.Database.ExecuteSqlAsync($"""
                delete from feed_runs where (id, shop_id) in
                (select id, shop_id from feed_runs where id < {bound} and started_at < {until} order by id limit {AtOnce})
                """, cancel);
            forgotten += removed;
        }
        while (removed == AtOnce);
        return forgotten > 0;
    }
}
