using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Shops;

/// <summary>Pushes are kept for a month, for looking things up and so that a replayed one is recognised; then they go.</summary>
public sealed class ForgetPushesJob(WholeDb database, TimeProvider time) : IJob
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await OldRows.ForgetAsync(db, "incoming_pushes", "received_at", time.GetUtcNow() - Kept, cancel);
    }
}
