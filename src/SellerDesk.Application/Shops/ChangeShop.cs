using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Shops;

/// <summary>What of a shop is to change; null leaves it as it is.</summary>
/// <param name="Settings">All open settings anew; a key among them is taken as <paramref name="Key"/>.</param>
public sealed record ShopChange(string? Name = null, string? Key = null, IReadOnlyDictionary<string, string>? Settings = null);

/// <summary>Renames a shop, gives it a new key or other settings. Cursors stay: feeds go on from where they stood.</summary>
public sealed class ChangeShop(WholeDb database, Connectors connectors, IKeyVault vault, IOutsideGuard outside)
{
    public Task ExecuteAsync(Actor actor, ShopId shopId, ShopChange change, DateTimeOffset now, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        actor.RequireShop(shopId);
        return Contended.RunAsync(() => ChangeAsync(actor, shopId, change, now, cancel));
    }

    private async Task ChangeAsync(Actor actor, ShopId shopId, ShopChange change, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.Open();
        var shop = await db.Shops.FirstOrDefaultAsync(s => s.Id == shopId, cancel) ?? throw new RuleException("shop.unknown");
        var settings = change.Settings is null ? null : ShopSettings.Of(change.Settings);
        if (settings is not null)
        {
            // What stood there already was allowed once.
            outside.Require(actor, settings.Open.Values.Except(shop.Settings.Values));
            shop.UseSettings(settings.Open);
        }

        if (change.Name is { } name)
        {
            shop.Rename(name);
            await ShopNameRule.RequireFreeAsync(db, shop.Id, shop.Name, cancel);
        }

        var key = change.Key is { } pasted ? ShopSettings.TidyKey(pasted) : settings?.Key;
        if (!string.IsNullOrEmpty(key))
        {
            await UseKeyAsync(db, shop, key, now, cancel);
        }

        await ShopNameRule.SaveAsync(db, shop.Name, cancel);
    }

    private async Task UseKeyAsync(SellerDeskDb db, Shop shop, string key, DateTimeOffset now, CancellationToken cancel)
    {
        var connector = connectors.Find(shop.Marketplace) ?? throw new RuleException("shop.keyNotUsed", shop.Marketplace);
        var facts = KeyCheck.Read(connector, key, shop.Settings, now);
        shop.UseKey(vault.Protect(key), facts.ExpiresAt, facts.Scopes?.ToArray());

        var known = await db.ShopAbilities.Where(a => a.ShopId == shop.Id).ToListAsync(cancel);
        db.AddRange(ShopAbilities.Update(shop.Id, known, facts.Abilities, now));

        // A feed that the new key does not open keeps its row and cursor: it says which right is missing, and a better key goes on from there.
        var feeds = await db.Feeds.Where(f => f.ShopId == shop.Id).ToListAsync(cancel);
        foreach (var kind in connector.Feeds.Intersect(facts.Feeds).Except(feeds.Select(f => f.Kind)).ToList())
        {
            db.Add(Feed.Of(shop.Id, kind, now));
        }

        foreach (var feed in feeds.Where(f => FeedStates.WaitsForPerson(f.ErrorCode) && !f.Paused && !f.IsRunning(now)))
        {
            feed.RunNow(now);
        }
    }
}
