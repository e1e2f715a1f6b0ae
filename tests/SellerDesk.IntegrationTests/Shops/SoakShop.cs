using SellerDesk.Domain.Shops;

namespace SellerDesk.IntegrationTests.Shops;

/// <summary>One account of the world, connected as a shop.</summary>
internal sealed record SoakShop(string Account, Marketplace Marketplace, ShopId Id)
{
    public static readonly (string Account, Marketplace Marketplace)[] All =
        [("teplydom", Marketplace.Wildberries), ("malysham", Marketplace.Ozon), ("zvuk", Marketplace.YandexMarket), ("uhod", Marketplace.Kaspi)];
}

/// <summary>What a comparison found.</summary>
/// <param name="Events">Things that came new or changed.</param>
internal sealed record SoakFindings(string Summary, long Events, IReadOnlyList<string> Differences);
