using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>Counts open clocks anew, a slice at a time: the same for the preview, which saves nothing, and for the job, which does.</summary>
internal sealed class Retimer(SellerDeskDb db, Guid[] shops, ServiceLevelId? level, DateTimeOffset now)
{
    private readonly Dictionary<ShopId, ShopPolicy> policies = [];
    private HashSet<LevelVersionId>? versions;

    /// <summary>Clocks after <paramref name="last"/>, counted anew in memory.</summary>
    /// <returns>Each with the deadline that it had.</returns>
    public async Task<IReadOnlyList<(Clock Clock, DateTimeOffset Before)>> NextAsync(Guid? last, int most, bool tracked, CancellationToken cancel)
    {
        var from = last ?? Guid.Empty;
        var clocks = await db.Clocks.FromSql($"""
            select c.*, c.xmin from clocks c where c.stopped_at is null and c.shop_id = any({shops}) and c.id > {from} order by c.id limit {most}
            """).AsTracking(tracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking).ToListAsync(cancel);
        var held = clocks.Where(clock => clock.HeldMinutes > 0 || clock.PausedAt is not null || clock.Recount).Select(clock => clock.Id).ToList();
        var holds = (held.Count == 0 ? [] : await db.ClockHolds.AsNoTracking().Where(h => held.Contains(h.ClockId)).ToListAsync(cancel)).ToLookup(hold => hold.ClockId);
        var counted = new List<(Clock, DateTimeOffset)>(clocks.Count);
        foreach (var clock in clocks)
        {
            var before = clock.DueAt;
            await CountAsync(clock, [.. holds[clock.Id].Where(hold => hold.From >= clock.StartedAt && hold.Until is not null).Select(hold => hold.Held)], cancel);
            counted.Add((clock, before));
        }

        return counted;
    }

    private async Task CountAsync(Clock clock, IReadOnlyCollection<Held> holds, CancellationToken cancel)
    {
        if (!policies.TryGetValue(clock.ShopId, out var policy))
        {
            policies[clock.ShopId] = policy = await PolicyReader.LoadAsync(db, clock.ShopId, level, cancel);
        }

        if (level is not null && await IsOfLevelAsync(clock, cancel))
        {
            if (policy.Terms.TimeOf(clock.Kind, clock.Of) is { } time)
            {
                clock.Take(time, policy.VersionId, policy.Schedule, holds, now);
            }
            else if (clock.Of == NearerClocks.Urgent)
            {
                clock.TakeVersion(policy.VersionId);
            }
        }
        else if (level is null)
        {
            clock.Count(policy.Schedule, holds, now);
        }
    }

    /// <summary>Set by a version of the level; what was begun before there were levels is taken by whichever comes first.</summary>
    private async Task<bool> IsOfLevelAsync(Clock clock, CancellationToken cancel)
    {
        versions ??= [.. await db.ServiceLevelVersions.Where(v => v.LevelId == level).Select(v => v.Id).ToListAsync(cancel)];
        return clock.VersionId is not { } version || versions.Contains(version);
    }
}
