using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>Makes of a shop what its connector needs, with the key in the clear for the length of a call.</summary>
public sealed class ShopAccessReader(IKeyVault vault, Connectors connectors)
{
    public ShopAccess Read(Shop shop) => shop.ProtectedKey is { } key
        ? new ShopAccess(shop.Id, shop.Name, shop.Marketplace, shop.Settings, vault.Reveal(key), shop.TimeZone, shop.Currency)
        : throw new RuleException("shop.noKey", shop.Name);

    public Connector Connector(Shop shop) => connectors.Find(shop.Marketplace) ?? throw new RuleException("shop.noConnector", shop.Name, shop.Marketplace);
}
