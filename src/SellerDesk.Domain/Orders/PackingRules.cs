using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Orders;

/// <summary>
/// What each marketplace asks of every parcel that the seller packs, as codes; the words are the desk's own, in both languages. Only what holds for all goods:
/// the marketplace's pages have the rest.
/// </summary>
public static class PackingRules
{
    /// <summary>Of a shop that the desk knows by files alone: what any carrier asks.</summary>
    private static readonly IReadOnlyList<string> Any = ["whole", "still", "address"];

    public static IReadOnlyList<string> Of(Marketplace marketplace) => marketplace switch
    {
        Marketplace.Wildberries => ["whole", "wb-barcode", "wb-sticker", "wb-size", "mark-code"],
        Marketplace.Ozon => ["whole", "still", "ozon-label", "ozon-code", "mark-code"],
        Marketplace.YandexMarket => ["whole", "still", "yandex-label", "yandex-boxes", "mark-code"],
        Marketplace.Kaspi => ["whole", "still", "kaspi-waybill", "kaspi-old", "kaspi-boxes"],
        _ => Any,
    };
}
