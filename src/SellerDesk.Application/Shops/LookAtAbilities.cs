using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Shops;

/// <summary>
/// Asks the marketplace what this shop's key and plan allow now, and keeps it: feeds that became open are added and pulled, feeds that became shut
/// keep their row and cursor and are left alone until a later look finds them open again.
/// </summary>
public sealed class LookAtAbilities(WholeDb database, ShopAccessReader access)
{
    /// <summary>A person wants to know now.</summary>
    public Task ExecuteAsync(Actor actor, ShopId shopId, DateTimeOffset now, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        actor.RequireShop(shopId);
        return ExecuteAsync(shopId, now, cancel);
    }

    /// <exception cref="MarketplaceException">The marketplace does not accept the key, or cannot be asked now.</exception>
    public async Task ExecuteAsync(ShopId shopId, DateTimeOffset now, CancellationToken cancel)
    {
        Shop shop;
        await using (var db = database.Open())
        {
            shop = await db.Shops.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shopId, cancel) ?? throw new RuleException("shop.unknown");
        }

        var facts = await access.Connector(shop).Keys.LookAsync(access.Read(shop), cancel);
        await Contended.RunAsync(() => SaveAsync(shopId, facts, now, cancel));
    }

    private async Task SaveAsync(ShopId shopId, KeyFacts facts, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.Open();
        var shop = await db.Shops.FirstOrDefaultAsync(s => s.Id == shopId, cancel) ?? throw new RuleException("shop.unknown");
        shop.UseFacts(facts.ExpiresAt, facts.Scopes?.ToArray(), now);
        if (facts.Settings.Any(found => shop.Settings.GetValueOrDefault(found.Key) != found.Value))
        {
            shop.UseSettings(new Dictionary<string, string>(shop.Settings.Concat(facts.Settings).GroupBy(s => s.Key).Select(s => s.Last())));
        }

        var feeds = await db.Feeds.Where(f => f.ShopId == shopId).ToListAsync(cancel);
        var known = await db.ShopAbilities.Where(a => a.ShopId == shopId).ToListAsync(cancel);
        var reopened = feeds.Where(feed => known.Any(a => a.Ability == Abilities.Of(feed.Kind) && a.IsShut) && facts.Feeds.Contains(feed.Kind)).ToList();
        db.AddRange(ShopAbilities.Update(shopId, known, facts.Abilities, now));
        db.AddRange(access.Connector(shop).Feeds.Intersect(facts.Feeds).Except(feeds.Select(f => f.Kind)).Select(kind => Feed.Of(shopId, kind, now)));
        foreach (var feed in reopened.Where(feed => !feed.Paused && !feed.IsRunning(now)))
        {
            feed.RunNow(now);
        }

        await db.SaveChangesAsync(cancel);
    }
}
