namespace SellerDesk.Domain.Complaints;

/// <summary>The lists of proofs that a desk begins with; afterwards they are the desk's own.</summary>
public static class ShippedEvidence
{
    private static readonly Dictionary<string, (string Ru, string En)> Names = new()
    {
        ["order"] = ("Заказ и чек", "Order and receipt"),
        ["messages"] = ("Переписка", "Conversation"),
        ["buyer-photos"] = ("Фото покупателя", "The buyer's photos"),
        ["inspection-photos"] = ("Фото осмотра на складе", "Photos of the inspection"),
        ["wear-photos"] = ("Фото следов использования", "Photos of wear"),
        ["packing-photos"] = ("Фото или видео упаковки", "Photos or video of packing"),
        ["serial-photo"] = ("Фото серийного номера", "Photo of the serial number"),
        ["label-photo"] = ("Фото этикетки", "Photo of the label"),
        ["weight"] = ("Вес посылки", "Weight of the parcel"),
        ["expert-report"] = ("Заключение эксперта", "Expert's report"),
        ["carrier-report"] = ("Акт перевозчика", "Carrier's report"),
        ["tracking"] = ("Трек доставки", "Tracking"),
        ["delivery-proof"] = ("Подтверждение вручения", "Proof of delivery"),
        ["card-copy"] = ("Копия карточки товара", "Copy of the product's page"),
        ["specification"] = ("Характеристики товара", "Specification"),
        ["warranty-terms"] = ("Условия гарантии", "Warranty terms"),
        ["no-return-rule"] = ("Перечень невозвратных товаров", "List of goods that cannot be returned"),
        ["test-video"] = ("Видео проверки", "Video of the test"),
    };

    /// <summary>Without a ground: what helps whatever is argued.</summary>
    private static readonly (string? Ground, string[] Codes)[] Lists =
    [
        (null, ["order", "messages", "buyer-photos"]),
        ("used", ["inspection-photos", "wear-photos", "packing-photos"]),
        ("other-item", ["inspection-photos", "serial-photo", "packing-photos", "label-photo"]),
        ("incomplete", ["inspection-photos", "weight", "packing-photos"]),
        ("damaged-by-buyer", ["inspection-photos", "packing-photos", "expert-report"]),
        ("damaged-in-delivery", ["packing-photos", "carrier-report", "tracking"]),
        ("delivered", ["tracking", "delivery-proof"]),
        ("as-described", ["card-copy", "specification", "inspection-photos"]),
        ("late-claim", ["delivery-proof", "warranty-terms"]),
        ("no-return-kind", ["card-copy", "no-return-rule"]),
        ("no-defect", ["inspection-photos", "test-video", "expert-report"]),
    ];

    /// <summary>Asked for since ever: cases of before there were lists to edit have them, too.</summary>
    public static IEnumerable<EvidenceItem> All() => Lists.SelectMany(list => list.Codes.Select((code, at) =>
        EvidenceItem.Of(null, list.Ground, code, Names[code].Ru, Names[code].En, at, DateTimeOffset.UnixEpoch)));
}
