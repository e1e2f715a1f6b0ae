using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Shops;

/// <summary>Connects a shop: its key is read and kept encrypted, and every feed that connector and key allow is due at once.</summary>
public sealed class AddShop(WholeDb database, Connectors connectors, IKeyVault vault, IOutsideGuard outside)
{
    /// <exception cref="RuleException">A name that is taken, a key that is none, has run out or opens nothing, a setting that cannot be.</exception>
    public async Task<ShopId> ExecuteAsync(Actor actor, NewShop asked, DateTimeOffset now, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        if (!actor.Scope.All)
        {
            // Whoever sees only some shops would not see the one that they connect.
            throw new RuleException("shop.addNeedsAllShops");
        }

        var settings = ShopSettings.Of(asked.Settings);
        outside.Require(actor, settings.Open.Values);
        var shop = Shop.Open(asked.Name, asked.Marketplace, asked.ZoneOrUsual, asked.CurrencyOrUsual, now);
        shop.UseSettings(settings.Open);
        var (feeds, abilities) = UseKey(shop, settings.Key, now);

        await using var db = database.Open();
        await ShopNameRule.RequireFreeAsync(db, shop.Id, shop.Name, cancel);
        db.Add(shop);
        db.AddRange(feeds);
        db.AddRange(abilities);
        await ShopNameRule.SaveAsync(db, shop.Name, cancel);
        return shop.Id;
    }

    private (List<Feed> Feeds, List<ShopAbility> Abilities) UseKey(Shop shop, string? key, DateTimeOffset now)
    {
        if (connectors.Find(shop.Marketplace) is not { } connector)
        {
            return key is null ? ([], []) : throw new RuleException("shop.keyNotUsed", shop.Marketplace);
        }

        if (key is null)
        {
            throw new RuleException("shop.keyMissing", shop.Marketplace);
        }

        var facts = KeyCheck.Read(connector, key, shop.Settings, now);
        shop.UseKey(vault.Protect(key), facts.ExpiresAt, facts.Scopes?.ToArray());
        return ([.. connector.Feeds.Intersect(facts.Feeds).Select(kind => Feed.Of(shop.Id, kind, now))], ShopAbilities.Update(shop.Id, [], facts.Abilities, now));
    }
}
