using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>
/// A newer version may read more of a marketplace than the one that a shop was connected with: the feeds that its key opens are added at start, and
/// a shop of which an older version said that the marketplace has no such thing is looked at again soon.
/// </summary>
public sealed class OfferNewFeeds(WholeDb database, Connectors connectors, IKeyVault vault, ILogger<OfferNewFeeds> log)
{
    /// <returns>How many feeds were added.</returns>
    public async Task<int> ExecuteAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.Open();
        var feeds = await db.Feeds.AsNoTracking().ToListAsync(cancel);
        var outdated = (await db.ShopAbilities.AsNoTracking().Where(a => a.State == AbilityState.NotOffered).Select(a => new { a.ShopId, a.Ability }).ToListAsync(cancel))
            .Select(a => (a.ShopId, a.Ability)).ToHashSet();
        foreach (var shop in await db.Shops.AsNoTracking().Where(s => s.ProtectedKey != null).ToListAsync(cancel))
        {
            var known = feeds.Where(feed => feed.ShopId == shop.Id).Select(feed => feed.Kind);
            var opened = Opened(shop).ToList();
            db.AddRange(opened.Except(known).Select(kind => Feed.Of(shop.Id, kind, now)));
            if (opened.Exists(kind => outdated.Contains((shop.Id, Abilities.Of(kind)))))
            {
                await db.Shops.Where(s => s.Id == shop.Id).ExecuteUpdateAsync(s => s.SetProperty(row => row.LookedAt, (DateTimeOffset?)null), cancel);
            }
        }

        return await db.SaveChangesAsync(cancel);
    }

    private IEnumerable<FeedKind> Opened(Shop shop)
    {
        if (connectors.Find(shop.Marketplace) is not { } connector)
        {
            return [];
        }

        try
        {
            return connector.Keys.Read(vault.Reveal(shop.ProtectedKey!)).Feeds.Intersect(connector.Feeds);
        }
        catch (Exception unreadable) when (unreadable is MarketplaceException or System.Security.Cryptography.CryptographicException)
        {
            // Its feeds say so themselves as soon as they are pulled.
            log.LogWarning("The key of shop {Shop} cannot be read: {Reason}", shop.Id, unreadable.Message);
            return [];
        }
    }
}
