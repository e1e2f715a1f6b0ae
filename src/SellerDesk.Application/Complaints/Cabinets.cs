using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>Where a person decides what a program may not: the returns of each marketplace's own cabinet.</summary>
public static class Cabinets
{
    public static string? LinkOf(Marketplace marketplace) => marketplace switch
    {
        Marketplace.Wildberries => "https://seller.wildberries.ru/claims",
        Marketplace.Ozon => "https://seller.ozon.ru/app/returns",
        Marketplace.YandexMarket => "https://partner.market.yandex.ru/returns",
        Marketplace.Kaspi => "https://kaspi.kz/mc/#/orders",
        _ => null,
    };
}
