using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <param name="FinishedAt">Null while it runs, and for ever if the node died in it.</param>
public sealed record FeedRunRow(FeedRunId Id, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, PullCounts Counts, string? ErrorCode, string? ErrorDetail);

/// <summary>The pulls of one feed, newest first, in slices.</summary>
public sealed class FeedHistory(ScopedDb database)
{
    public const int SliceSize = 50;

    /// <param name="before">The last one of the slice before; null for the newest.</param>
    public async Task<IReadOnlyList<FeedRunRow>> LoadAsync(ShopId shopId, FeedKind kind, (DateTimeOffset StartedAt, FeedRunId Id)? before, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var runs = db.FeedRuns.AsNoTracking().Where(r => r.ShopId == shopId && r.Kind == kind);
        if (before is { } last)
        {
            runs = runs.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.StartedAt, r.Id), ValueTuple.Create(last.StartedAt, last.Id)));
        }

        return await runs.OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id).Take(Math.Clamp(take, 1, SliceSize))
            .Select(r => new FeedRunRow(r.Id, r.StartedAt, r.FinishedAt, r.Counts, r.ErrorCode, r.ErrorDetail))
            .ToListAsync(cancel);
    }
}
