using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>A shop with the state of its feeds.</summary>
public sealed record ShopStateRow(Shop Shop, IReadOnlyList<Feed> Feeds);

/// <summary>The shops of whoever asks, by name, for programs that watch over the feeds. Few enough to come in one piece.</summary>
public sealed class ShopStateList(ScopedDb database)
{
    public async Task<IReadOnlyList<ShopStateRow>> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var shops = await db.Shops.AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancel);
        var feeds = (await db.Feeds.AsNoTracking().ToListAsync(cancel)).ToLookup(feed => feed.ShopId);
        return [.. shops.Select(shop => new ShopStateRow(shop, [.. feeds[shop.Id].OrderBy(feed => feed.Kind)]))];
    }

    /// <returns>Null when there is none, or it is not theirs.</returns>
    public async Task<ShopStateRow?> FindAsync(ShopId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var shop = await db.Shops.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel);
        return shop is null ? null : new ShopStateRow(shop, await db.Feeds.AsNoTracking().Where(f => f.ShopId == id).OrderBy(f => f.Kind).ToListAsync(cancel));
    }
}
