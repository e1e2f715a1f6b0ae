using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Reviews;

/// <summary>
/// What may be contested where, with which evidence. Yandex Market takes requests within 30 days of publication, through its support form
/// (yandex.ru/support/partnermarket/opinions-rating/faq); Wildberries only in the cabinet since 8 December 2025 (dev.wildberries.ru/news/161);
/// for Ozon and Kaspi no term is published, so none is counted.
/// </summary>
public static class ContestGrounds
{
    private static readonly IReadOnlyList<string> Common = ["screenshot", "review-link"];

    public static IReadOnlyList<ContestGround> Of(Marketplace marketplace) => marketplace switch
    {
        Marketplace.YandexMarket =>
        [
            ContestGround.Profanity, ContestGround.Insult, ContestGround.OtherShop, ContestGround.NotBought, ContestGround.Advertising, ContestGround.PersonalData, ContestGround.Spam,
        ],
        _ => Enum.GetValues<ContestGround>(),
    };

    /// <summary>Until when it can be filed; null where no term is known.</summary>
    public static DateTimeOffset? FileBy(Marketplace marketplace, DateTimeOffset publishedAt) => marketplace == Marketplace.YandexMarket ? publishedAt.AddDays(30) : null;

    /// <summary>Codes of what proves the ground, the weightiest first.</summary>
    public static IReadOnlyList<string> EvidenceFor(ContestGround ground) =>
    [
        .. ground switch
        {
            ContestGround.OtherProduct => new[] { "product-photo", "article" },
            ContestGround.OtherShop => ["shop-name", "order-list"],
            ContestGround.NotBought => ["order-list", "no-order"],
            ContestGround.DeliveryOnly => ["tracking", "handover-act"],
            ContestGround.Blackmail => ["chat-messages"],
            ContestGround.ForeignPhoto => ["photo-source"],
            _ => [],
        }, .. Common,
    ];

    /// <summary>Where in the marketplace's cabinet it is filed; null where only support takes it.</summary>
    public static Uri? CabinetOf(Marketplace marketplace) => marketplace switch
    {
        Marketplace.Wildberries => new Uri("https://seller.wildberries.ru/feedbacks"),
        Marketplace.Ozon => new Uri("https://seller.ozon.ru/app/reviews"),
        Marketplace.YandexMarket => new Uri("https://partner.market.yandex.ru/support"),
        Marketplace.Kaspi => new Uri("https://kaspi.kz/mc"),
        _ => null,
    };
}
