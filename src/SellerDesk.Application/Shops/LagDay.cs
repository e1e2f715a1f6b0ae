using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>How far a feed was behind in the last 24 hours, half an hour by half an hour, oldest first: the worst of each.</summary>
/// <param name="Parts">Null where the feed had never succeeded yet.</param>
public sealed record LagHistory(DateTimeOffset From, IReadOnlyList<TimeSpan?> Parts)
{
    public TimeSpan? Worst => Parts.Max();
}

/// <summary>Tells the lag of one feed from the ends of its pulls: it grows until one succeeds.</summary>
public sealed class LagDay(ScopedDb database)
{
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    private const int Steps = 48;

    public async Task<LagHistory> LoadAsync(ShopId shopId, FeedKind kind, DateTimeOffset now, CancellationToken cancel)
    {
        var from = now - (Steps * Step);
        await using var db = await database.OpenAsync(cancel);
        var good = db.FeedRuns.AsNoTracking().Where(r => r.ShopId == shopId && r.Kind == kind && r.FinishedAt != null && r.ErrorCode == null);
        var before = await good.Where(r => r.StartedAt < from).OrderByDescending(r => r.StartedAt).Select(r => r.FinishedAt).FirstOrDefaultAsync(cancel);
        var ends = await good.Where(r => r.StartedAt >= from).OrderBy(r => r.StartedAt).Select(r => r.FinishedAt!.Value).ToListAsync(cancel);
        return new LagHistory(from, Of(before, ends, from, now));
    }

    /// <param name="before">The last success before <paramref name="from"/>; null when there was none.</param>
    /// <param name="ends">The successes since, oldest first.</param>
    public static IReadOnlyList<TimeSpan?> Of(DateTimeOffset? before, IReadOnlyList<DateTimeOffset> ends, DateTimeOffset from, DateTimeOffset now)
    {
        var parts = new TimeSpan?[Steps];
        var last = before;
        var at = 0;
        for (var part = 0; part < Steps; part++)
        {
            var until = part == Steps - 1 ? now : from + ((part + 1) * Step);
            for (; at < ends.Count && ends[at] <= until; at++)
            {
                // Just before it succeeded it was furthest behind.
                parts[part] = Later(parts[part], ends[at] - last);
                last = ends[at];
            }

            parts[part] = Later(parts[part], until - last);
        }

        return parts;
    }

    private static TimeSpan? Later(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;
}
