using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Marketplaces;

/// <summary>What a connector needs to speak for one shop. Holds the key in the clear: never logged, never kept beyond a call.</summary>
/// <param name="Settings">Hosts and other settings of the shop, over those of the configuration, over the vendor's own.</param>
/// <param name="Key">The marketplace's key as the seller pasted it.</param>
/// <param name="TimeZone">IANA zone of the shop.</param>
public sealed record ShopAccess(ShopId ShopId, string Name, Marketplace Marketplace, IReadOnlyDictionary<string, string> Settings, string Key, string TimeZone, string Currency)
{
    public override string ToString() => $"{Marketplace} {ShopId}";
}
