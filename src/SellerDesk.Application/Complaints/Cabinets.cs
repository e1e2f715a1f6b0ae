using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>Where a person decides what a program may not: each marketplace's own cabinet, at its returns where their address is public, else at its door.</summary>
public static class Cabinets
{
    public static string? LinkOf(Marketplace marketplace) => marketplace switch
    {
        Marketplace.Wildberries => "https://seller.wildberries.ru/",
        Marketplace.Ozon => "https://seller.ozon.ru/app/returns/main",
        Marketplace.YandexMarket => "https://partner.market.yandex.ru/",
        Marketplace.Kaspi => "https://kaspi.kz/mc/#/orders",
        _ => null,
    };
}
