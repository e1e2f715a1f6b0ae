using SellerDesk.Domain.Reading.Topics;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Complaints;

/// <summary>The trees and the marketplaces' words that a desk begins with; afterwards they are the desk's own.</summary>
public static class ShippedTrees
{
    private static readonly (string Code, string? Parent, string Ru, string En, string? Cause)[] Reasons =
    [
        ("defect", null, "Брак", "Defect", "supplier"),
        ("defect.flaw", "defect", "Дефект изготовления", "Flaw", "supplier.defect"),
        ("defect.broken", "defect", "Не работает", "Does not work", "supplier.defect"),
        ("defect.expired", "defect", "Истёк срок годности", "Expired", "warehouse.storage"),
        ("defect.fake", "defect", "Подделка", "Counterfeit", "supplier.fake"),
        ("damaged", null, "Повреждено в пути", "Damaged on the way", "carrier.damage"),
        ("wrong", null, "Прислали не то", "Wrong goods", "warehouse.picking"),
        ("wrong.item", "wrong", "Не тот товар", "Another product", "warehouse.picking"),
        ("wrong.missing", "wrong", "Некомплект", "Something is missing", "warehouse.incomplete"),
        ("mismatch", null, "Не соответствует описанию", "Not as described", "description"),
        ("mismatch.size", "mismatch", "Не подошёл размер", "Wrong size", "description.size"),
        ("mismatch.look", "mismatch", "Выглядит иначе", "Looks different", "description.photo"),
        ("delivery", null, "Доставка", "Delivery", "carrier.delay"),
        ("delivery.late", "delivery", "Долго ждать", "Took too long", "carrier.delay"),
        ("delivery.lost", "delivery", "Не пришло", "Did not arrive", "carrier.loss"),
        ("packaging", null, "Упаковка", "Packaging", "packaging.weak"),
        ("service", null, "Обслуживание", "Service", "service"),
        ("mind", null, "Передумал", "Changed their mind", "buyer.mind"),
        ("mind.cheaper", "mind", "Нашёл дешевле", "Found it cheaper", "buyer.mind"),
        ("mind.mistake", "mind", "Заказал по ошибке", "Ordered by mistake", "buyer.mind"),
        ("other", null, "Другое", "Other", null),
    ];

    private static readonly (string Code, string? Parent, string Ru, string En)[] Causes =
    [
        ("supplier", null, "Поставщик", "Supplier"),
        ("supplier.defect", "supplier", "Заводской брак", "Factory defect"),
        ("supplier.batch", "supplier", "Плохая партия", "Bad batch"),
        ("supplier.fake", "supplier", "Подделка", "Counterfeit"),
        ("product", null, "Товар", "Product"),
        ("product.design", "product", "Конструкция", "Design"),
        ("product.wear", "product", "Быстрый износ", "Wears out soon"),
        ("description", null, "Описание", "Description"),
        ("description.photo", "description", "Фотографии", "Photos"),
        ("description.size", "description", "Размерная сетка", "Size chart"),
        ("description.facts", "description", "Характеристики", "Specification"),
        ("packaging", null, "Упаковка", "Packaging"),
        ("packaging.weak", "packaging", "Слабая упаковка", "Weak packaging"),
        ("packaging.none", "packaging", "Нет защиты", "No protection"),
        ("carrier", null, "Доставка", "Carrier"),
        ("carrier.damage", "carrier", "Повреждение в пути", "Damaged on the way"),
        ("carrier.delay", "carrier", "Задержка", "Delay"),
        ("carrier.loss", "carrier", "Потеря", "Loss"),
        ("warehouse", null, "Склад", "Warehouse"),
        ("warehouse.picking", "warehouse", "Ошибка сборки", "Picking mistake"),
        ("warehouse.incomplete", "warehouse", "Недовложение", "Something left out"),
        ("warehouse.storage", "warehouse", "Хранение", "Storage"),
        ("service", null, "Обслуживание", "Service"),
        ("service.slow", "service", "Долгий ответ", "Slow answer"),
        ("service.wrong", "service", "Неверный ответ", "Wrong answer"),
        ("buyer", null, "Покупатель", "Buyer"),
        ("buyer.mind", "buyer", "Передумал", "Changed their mind"),
        ("buyer.misuse", "buyer", "Неверное использование", "Misuse"),
    ];

    private static readonly (Marketplace Marketplace, string Word, string Reason)[] Meanings =
    [
        (Marketplace.Ozon, "брак", "defect.flaw"), (Marketplace.Ozon, "не работает", "defect.broken"), (Marketplace.Ozon, "привезли не то", "wrong.item"),
        (Marketplace.Ozon, "не соответствует описанию", "mismatch"), (Marketplace.Ozon, "не подошёл размер", "mismatch.size"), (Marketplace.Ozon, "некомплект", "wrong.missing"),
        (Marketplace.Ozon, "повреждён при доставке", "damaged"), (Marketplace.Ozon, "истёк срок годности", "defect.expired"), (Marketplace.Ozon, "не подошло", "mind"),
        (Marketplace.Ozon, "передумал покупать", "mind"), (Marketplace.Ozon, "нашёл дешевле", "mind.cheaper"), (Marketplace.Ozon, "заказал по ошибке", "mind.mistake"),
        (Marketplace.Ozon, "долго ждать", "delivery.late"),
        (Marketplace.Wildberries, "брак", "defect.flaw"), (Marketplace.Wildberries, "отказ покупателя", "mind"),
        (Marketplace.YandexMarket, "bad_quality", "defect.flaw"), (Marketplace.YandexMarket, "does_not_fit", "mismatch.size"), (Marketplace.YandexMarket, "wrong_item", "wrong.item"),
        (Marketplace.YandexMarket, "damage_delivery", "damaged"), (Marketplace.YandexMarket, "content_fail", "mismatch"), (Marketplace.YandexMarket, "wrong_amount_delivered", "wrong.missing"),
        (Marketplace.YandexMarket, "delivery_fail", "delivery"), (Marketplace.YandexMarket, "compatibility_fail", "mismatch"), (Marketplace.YandexMarket, "loyalty_fail", "mind"),
        (Marketplace.YandexMarket, "user_changed_mind", "mind"),
        (Marketplace.YandexMarket, "bad_quality/broken", "defect.flaw"), (Marketplace.YandexMarket, "bad_quality/not_working", "defect.broken"),
        (Marketplace.YandexMarket, "bad_quality/incompleteness", "wrong.missing"), (Marketplace.YandexMarket, "bad_quality/expired_goods", "defect.expired"),
        (Marketplace.YandexMarket, "wrong_item/wrong_item", "wrong.item"), (Marketplace.YandexMarket, "content_fail/did_not_match_description", "mismatch"),
        (Marketplace.YandexMarket, "damage_delivery/damaged", "damaged"), (Marketplace.YandexMarket, "does_not_fit/user_did_not_like", "mind"),
        (Marketplace.YandexMarket, "does_not_fit/user_changed_mind", "mind"),
        (Marketplace.Kaspi, "buyer_cancellation_by_merchant", "mind"), (Marketplace.Kaspi, "buyer_not_reachable", "mind"),
    ];

    /// <summary>What a buyer's words are about, where the marketplace names no reason.</summary>
    private static readonly Dictionary<string, string> OfTopics = new()
    {
        [TopicCodes.WrongItem] = "wrong.item",
        [TopicCodes.Missing] = "wrong.missing",
        [TopicCodes.Size] = "mismatch.size",
        [TopicCodes.Expiry] = "defect.expired",
        [TopicCodes.Function] = "defect.broken",
        [TopicCodes.Quality] = "defect.flaw",
        [TopicCodes.Mismatch] = "mismatch",
        [TopicCodes.Packaging] = "packaging",
        [TopicCodes.Appearance] = "mismatch.look",
        [TopicCodes.Delivery] = "delivery.late",
        [TopicCodes.Service] = "service",
    };

    public static IEnumerable<TreeNode> Nodes() =>
        Reasons.Select((row, at) => TreeNode.Of(ComplaintTree.Reason, row.Code, row.Parent, row.Ru, row.En, at, row.Cause))
            .Concat(Causes.Select((row, at) => TreeNode.Of(ComplaintTree.Cause, row.Code, row.Parent, row.Ru, row.En, at)));

    public static IEnumerable<ReasonWord> Words(DateTimeOffset now) =>
        Meanings.Select(row => new ReasonWord { Marketplace = row.Marketplace, Word = row.Word, ReasonCode = row.Reason, FirstSeenAt = now });

    /// <summary>The reason that the buyer's own words give; null when they give none.</summary>
    public static string? ReasonIn(string words, string? category)
    {
        var topics = TopicReader.Read(words, category);
        return OfTopics.Where(pair => topics.Any(topic => topic.Code == pair.Key)).Select(pair => pair.Value).FirstOrDefault();
    }
}
