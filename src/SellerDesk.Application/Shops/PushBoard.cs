using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>What a shop's marketplace pushed: of each type how much in the last day, the last time, and what could not be made anything of.</summary>
/// <param name="HasAddress">Whether an address was ever made for it.</param>
public sealed record PushState(bool HasAddress, DateTimeOffset? LastAt, IReadOnlyList<PushTypeRow> LastDay, IReadOnlyList<PushProblemRow> Problems);

public sealed record PushTypeRow(string Type, int Count);

/// <summary>Pushes of one type of which nothing was made.</summary>
/// <param name="Problem">A code: <see cref="ProcessPushesJob.Unreadable"/>, <see cref="ProcessPushesJob.NothingFollows"/>.</param>
/// <param name="Count">How many are kept.</param>
/// <param name="LastRaw">The last one, as people may look at it.</param>
public sealed record PushProblemRow(string Type, string Problem, int Count, DateTimeOffset LastAt, string LastRaw);

/// <summary>The pushes of one shop on the sync page.</summary>
public sealed class PushBoard(ScopedDb database, BuyerDoor door)
{
    private const int Shown = 20;

    /// <returns>Null when there is no such shop, or it is not theirs.</returns>
    public async Task<PushState?> LoadAsync(ShopId shopId, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var shop = await db.Shops.AsNoTracking().Where(s => s.Id == shopId).Select(s => new { HasAddress = s.ProtectedPushSecret != null }).FirstOrDefaultAsync(cancel);
        if (shop is null)
        {
            return null;
        }

        var since = now.AddDays(-1);
        var pushes = db.IncomingPushes.AsNoTracking().Where(p => p.ShopId == shopId);
        var day = await pushes.Where(p => p.ReceivedAt > since).GroupBy(p => p.Type).Select(g => new PushTypeRow(g.Key, g.Count())).ToListAsync(cancel);
        return new PushState(
            shop.HasAddress, await pushes.MaxAsync(p => (DateTimeOffset?)p.ReceivedAt, cancel), [.. day.OrderByDescending(row => row.Count)],
            await ProblemsAsync(pushes.Where(p => p.Problem != null), cancel));
    }

    private async Task<List<PushProblemRow>> ProblemsAsync(IQueryable<IncomingPush> pushes, CancellationToken cancel)
    {
        var groups = await pushes.GroupBy(p => new { p.Type, p.Problem }).Select(g => new { g.Key.Type, g.Key.Problem, Count = g.Count(), LastAt = g.Max(p => p.ReceivedAt) })
            .OrderByDescending(g => g.LastAt).Take(Shown).ToListAsync(cancel);
        var rows = new List<PushProblemRow>();
        foreach (var group in groups)
        {
            var last = await pushes.Where(p => p.Type == group.Type && p.Problem == group.Problem).OrderByDescending(p => p.ReceivedAt).Select(p => p.Raw).FirstAsync(cancel);
            rows.Add(new PushProblemRow(group.Type, group.Problem!, group.Count, group.LastAt, door.Shown(last)));
        }

        return rows;
    }
}
