using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>What a shop's marketplace pushed: of each type how much in the last day, the last time, and what could not be made anything of.</summary>
/// <param name="HasAddress">Whether an address was ever made for it.</param>
public sealed record PushState(bool HasAddress, DateTimeOffset? LastAt, IReadOnlyList<PushTypeRow> LastDay, IReadOnlyList<PushProblemRow> Problems);

public sealed record PushTypeRow(string Type, int Count);

/// <param name="Raw">As people may look at it.</param>
/// <param name="Problem">A code: <see cref="ProcessPushesJob.Unreadable"/>, <see cref="ProcessPushesJob.UnknownType"/>.</param>
public sealed record PushProblemRow(IncomingPushId Id, string Type, string Problem, string Raw, int Times, DateTimeOffset ReceivedAt);

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
        var problems = await pushes.Where(p => p.Problem != null).OrderByDescending(p => p.ReceivedAt).Take(Shown)
            .Select(p => new PushProblemRow(p.Id, p.Type, p.Problem!, p.Raw, p.Times, p.ReceivedAt)).ToListAsync(cancel);
        return new PushState(shop.HasAddress, await pushes.MaxAsync(p => (DateTimeOffset?)p.ReceivedAt, cancel), [.. day.OrderByDescending(row => row.Count)],
            problems.ConvertAll(row => row with { Raw = door.Shown(row.Raw) }));
    }
}
