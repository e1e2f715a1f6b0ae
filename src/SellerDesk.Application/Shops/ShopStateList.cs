using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>A shop with the state of its feeds and what its key, plan and marketplace allow.</summary>
public sealed record ShopStateRow(Shop Shop, IReadOnlyList<Feed> Feeds, IReadOnlyList<ShopAbility> Abilities);

/// <summary>The shops of whoever asks, by name, for programs that watch over the feeds. Few enough to come in one piece.</summary>
public sealed class ShopStateList(ScopedDb database)
{
    public async Task<IReadOnlyList<ShopStateRow>> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var shops = await db.Shops.AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancel);
        var feeds = (await db.Feeds.AsNoTracking().ToListAsync(cancel)).ToLookup(feed => feed.ShopId);
        var abilities = (await db.ShopAbilities.AsNoTracking().ToListAsync(cancel)).ToLookup(ability => ability.ShopId);
        return [.. shops.Select(shop => Row(shop, feeds[shop.Id], abilities[shop.Id]))];
    }

    /// <returns>Null when there is none, or it is not theirs.</returns>
    public async Task<ShopStateRow?> FindAsync(ShopId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var shop = await db.Shops.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel);
        return shop is null ? null : Row(
            shop, await db.Feeds.AsNoTracking().Where(f => f.ShopId == id).ToListAsync(cancel), await db.ShopAbilities.AsNoTracking().Where(a => a.ShopId == id).ToListAsync(cancel));
    }

    private static ShopStateRow Row(Shop shop, IEnumerable<Feed> feeds, IEnumerable<ShopAbility> abilities) =>
        new(shop, [.. feeds.OrderBy(feed => feed.Kind)], [.. abilities.OrderBy(ability => ability.Ability)]);
}
