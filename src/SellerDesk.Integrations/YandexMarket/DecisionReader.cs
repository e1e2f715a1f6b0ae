using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>What a seller may decide about a return, with the marketplace's own names and what has to come with each.</summary>
internal static class DecisionReader
{
    public const string Accept = "ACCEPT";
    public const string Decline = "DECLINE";
    public const string Partial = "PARTIAL_MONEY_REFUND";
    public const string DeclineRefund = "DECLINE_REFUND";

    private static readonly Dictionary<string, string> Names = new()
    {
        ["FAST_REFUND_MONEY"] = "Вернуть деньги без возврата товара",
        ["REFUND_MONEY"] = "Вернуть деньги за товар",
        ["REFUND_MONEY_INCLUDING_SHIPMENT"] = "Вернуть деньги за товар и пересылку",
        ["REPAIR"] = "Отремонтировать товар",
        ["REPLACE"] = "Заменить товар",
        ["SEND_TO_EXAMINATION"] = "Взять товар на экспертизу",
        [DeclineRefund] = "Отказать в возврате",
        [Partial] = "Вернуть часть денег",
        ["OTHER_DECISION"] = "Другое решение",
    };

    private static readonly Dictionary<string, string> Grounds = new()
    {
        ["ISSUE_WITH_THE_PRODUCT_WAS_NOT_CONFIRMED"] = "Недостаток не подтвердился",
        ["MECHANICAL_DAMAGE"] = "Механические повреждения",
        ["WARRANTY_PERIOD_HAS_EXPIRED"] = "Гарантийный срок истёк",
        ["CONFIGURATION_OR_PACKAGING_COMPROMISED"] = "Нарушены комплектация или упаковка",
        ["PRODUCT_APPEARANCE_COMPROMISED"] = "Нарушен товарный вид",
        ["WARRANTY_TERMS_VIOLATED"] = "Нарушены условия гарантии",
        ["DEVICE_ACTIVATED"] = "Устройство активировано",
    };

    /// <summary>Decisions whose comment tells what the vendor has no field for: a sum, a date, a ground, an offer.</summary>
    private static readonly string[] Explained = ["REFUND_MONEY_INCLUDING_SHIPMENT", "REPAIR", DeclineRefund, "OTHER_DECISION"];

    public static IReadOnlyList<AllowedDecision> OfCancellation { get; } =
    [
        new(Accept, "Отменить заказ"),
        new(Decline, "Не отменять", Reasons: new Dictionary<string, string> { ["ORDER_DELIVERED"] = "Заказ уже доставлен", ["ORDER_IN_DELIVERY"] = "Заказ уже у курьера" }),
    ];

    public static IEnumerable<AllowedDecision> Read(IEnumerable<JsonElement> available) =>
        available.Where(decision => decision.Enum("decisionType") is not (null or "UNKNOWN")).Select(Read);

    private static AllowedDecision Read(JsonElement decision)
    {
        var code = decision.Enum("decisionType")!;
        var bounds = decision.Find("partialCompensationBounds");
        var reasons = decision.List("decisionReasonTypes").Select(reason => reason.AsText()).OfType<string>().ToDictionary(word => word, word => Grounds.GetValueOrDefault(word, word));
        return new AllowedDecision(
            code, Names.GetValueOrDefault(code), NeedsComment: Explained.Contains(code), CommentMin: Explained.Contains(code) ? 1 : null, NeedsAmount: code == Partial,
            AmountMin: bounds?.Money("minAmount")?.Value, AmountMax: bounds?.Money("maxAmount")?.Value, Reasons: reasons.Count > 0 ? reasons : null);
    }
}
