namespace SellerDesk.Domain.Shops;

/// <summary>Where a shop sells. <see cref="Other"/> is a shop fed by files and the API alone.</summary>
public enum Marketplace
{
    Wildberries,
    Ozon,
    YandexMarket,
    Kaspi,
    Other,
}
