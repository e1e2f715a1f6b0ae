using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Team;

/// <summary>Answers of the public API are kept for a day, for clients that repeat a call; then they go.</summary>
public sealed class ForgetIdempotentCallsJob(WholeDb database, TimeProvider clock) : IJob
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var until = clock.GetUtcNow() - Kept;
        await using var db = database.Open();
        return await db.IdempotentCalls.Where(call => call.CreatedAt < until).ExecuteDeleteAsync(cancel) > 0;
    }
}
