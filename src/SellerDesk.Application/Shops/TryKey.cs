using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Shops;

/// <summary>What a key says of itself, and how the marketplace answered to it.</summary>
/// <param name="Missing">Feeds that the connector could read and this key does not open.</param>
/// <param name="Failure">Null when the marketplace accepted the key.</param>
/// <param name="Detail">The marketplace's own words for the failure.</param>
public sealed record KeyTrial(KeyFacts Facts, IReadOnlyList<FeedKind> Missing, MarketplaceFailure? Failure, string? Detail);

/// <summary>One cheap call with a key, before it is kept or when a feed stands still. Nothing is changed.</summary>
public sealed class TryKey(WholeDb database, Connectors connectors, ShopAccessReader access, IOutsideGuard outside)
{
    /// <summary>A key that is not kept yet.</summary>
    public Task<KeyTrial> ExecuteAsync(Actor actor, NewShop asked, DateTimeOffset now, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        var settings = ShopSettings.Of(asked.Settings);
        outside.Require(actor, settings.Open.Values);
        var connector = connectors.Find(asked.Marketplace) ?? throw new RuleException("shop.keyNotUsed", asked.Marketplace);
        var key = settings.Key ?? throw new RuleException("shop.keyMissing", asked.Marketplace);
        var shop = new ShopAccess(ShopId.New(), asked.Name, asked.Marketplace, settings.Open, key, asked.ZoneOrUsual, asked.CurrencyOrUsual);
        return TryAsync(connector, shop, KeyCheck.Read(connector, key, settings.Open, now), cancel);
    }

    /// <summary>The key that the shop has.</summary>
    public async Task<KeyTrial> ExecuteAsync(Actor actor, ShopId shopId, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        actor.RequireShop(shopId);
        await using var db = database.Open();
        var shop = await db.Shops.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shopId, cancel) ?? throw new RuleException("shop.unknown");
        var connector = access.Connector(shop);
        var key = access.Read(shop);
        return await TryAsync(connector, key, connector.Keys.Read(key.Key), cancel);
    }

    private static async Task<KeyTrial> TryAsync(Connector connector, ShopAccess shop, KeyFacts facts, CancellationToken cancel)
    {
        try
        {
            return Trial(connector, await connector.Keys.LookAsync(shop, cancel));
        }
        catch (MarketplaceException failed)
        {
            return Trial(connector, facts) with { Failure = failed.Failure, Detail = failed.Detail };
        }
    }

    private static KeyTrial Trial(Connector connector, KeyFacts facts) => new(facts, [.. connector.Feeds.Except(facts.Feeds)], null, null);
}
