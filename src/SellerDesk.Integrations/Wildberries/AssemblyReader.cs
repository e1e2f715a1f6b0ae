using System.Globalization;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>The two words for the state of an assembly order: the seller's side and the marketplace's.</summary>
internal readonly record struct AssemblyStatus(string? Supplier, string? Wildberries)
{
    public static AssemblyStatus Read(JsonElement status) => new(status.Word("supplierStatus"), status.Word("wbStatus"));

    /// <summary>By the number of the assembly order; what the marketplace does not know any more has no words.</summary>
    public static IEnumerable<KeyValuePair<long, AssemblyStatus>> ReadAll(IEnumerable<JsonElement> statuses) => statuses
        .Select(status => KeyValuePair.Create(status.Whole("id") ?? status.Whole("orderId") ?? 0, Read(status)))
        .Where(status => status.Value.Words is not null);

    /// <summary>Both words as they came, for the screen.</summary>
    public string? Words => Supplier is null && Wildberries is null ? null : $"{Supplier}/{Wildberries}";

    /// <summary>The marketplace's word is the later news; where it says nothing yet, the seller's.</summary>
    public OrderStage? Stage => Wildberries switch
    {
        "sorted" or "ready_for_pickup" or "postponed_delivery" => OrderStage.InTransit,
        "sold" => OrderStage.Delivered,
        "accepted_by_carrier" or "sent_to_carrier" => OrderStage.HandedOver,
        // Refused at pickup too: the buyer never had it.
        "canceled" or "canceled_by_client" or "declined_by_client" or "defect" or "canceled_by_carrier" or "canceled_by_missed_call" => OrderStage.Cancelled,
        _ => Supplier switch
        {
            "new" => OrderStage.Received,
            "confirm" => OrderStage.Assembled,
            "complete" => OrderStage.HandedOver,
            "deliver" => OrderStage.InTransit,
            "receive" => OrderStage.Delivered,
            "reject" or "cancel" or "cancel_carrier" or "cancel_missed_call" => OrderStage.Cancelled,
            _ => null,
        },
    };

    /// <summary>Who or what ended it: the marketplace's word says more than the seller's, but for the bare one.</summary>
    public string? CancelReason => Stage != OrderStage.Cancelled ? null : Wildberries is null or "canceled" or "waiting" ? Supplier is { } word && word.Contains("cancel", StringComparison.Ordinal) ? word : Wildberries : Wildberries;

    /// <summary>Nothing more will happen to it.</summary>
    public bool IsOver => Stage is OrderStage.Delivered or OrderStage.Cancelled;
}

/// <summary>From an assembly order (FBS: the seller packs, Wildberries delivers) to what it tells of our order. One assembly order is one unit.</summary>
internal static class AssemblyReader
{
    private const decimal MinorUnits = 100;

    public static IncomingOrder Read(JsonElement order, AssemblyStatus status, string currency, string path) => new()
    {
        Number = Number(order, "rid", path),
        Status = status.Words,
        Stage = status.Stage,
        Scheme = order.Word("deliveryType")?.ToUpperInvariant() ?? "FBS",
        OrderedAt = order.Time("createdAt"),
        CancelReason = status.CancelReason,
        ShipBy = EndOf(order.Word("sellerDate")),
        PromisedAt = EndOf(order.Word("ddate")),
        Facts = FactsOf(order),
        Lines = Line(order, currency) is { } line ? [line] : [],
    };

    public static string Number(JsonElement item, string field, string path)
    {
        var number = item.NeededText(field, path);
        return number.Length <= MarketplaceRef.NumberMaxLength ? number : throw new FieldException($"{path}.{field}", "too long");
    }

    /// <summary>
    /// The price with all discounts but the wallet's, in the seller's own currency where it is told: statistics report in that one, and a shop's
    /// sums must add up. What a buyer abroad paid is kept beside it.
    /// </summary>
    private static IncomingOrderLine? Line(JsonElement order, string currency)
    {
        var converted = order.Amount("convertedPrice") is > 0 ? CurrencyCodes.Of(order.Whole("convertedCurrencyCode")) : null;
        var price = order.Amount(converted is null ? "price" : "convertedPrice");
        var product = order.Word("nmId") is { } number ? new IncomingProduct(number, null, order.Word("article")) : null;
        return price is { } known
            ? new IncomingOrderLine(1, product, null, 1, known / MinorUnits, 0, converted ?? CurrencyCodes.Of(order.Whole("currencyCode")) ?? currency)
            : null;
    }

    private static Dictionary<string, string> FactsOf(JsonElement order)
    {
        var facts = new Facts()
            .Take(order, (IsDelivery(order) ? "dbsId" : "fbsId", "id"), ("cart", "orderUid"), ("warehouse", "warehouseId"), ("supply", "supplyId"), ("comment", "comment"))
            .Add("barcode", string.Join(", ", order.List("skus").Select(sku => sku.AsText())))
            .Add("b2b", (order.Find("options")?.Flag("isB2B") ?? order.Find("options")?.Flag("isB2b")) == true ? "true" : null);
        if (order.Whole("currencyCode") is { } code && code != order.Whole("convertedCurrencyCode") && order.Amount("price") is { } price)
        {
            facts.Add("salePrice", FormattableString.Invariant($"{price / MinorUnits} {CurrencyCodes.Of(code) ?? $"ISO {code}"}"));
        }

        return facts.ToDictionary();
    }

    /// <summary>Brought by the seller: <c>dbs</c>, <c>edbs</c> (express), <c>dbsPickupPoint</c>.</summary>
    private static bool IsDelivery(JsonElement order) => order.Word("deliveryType")?.Contains("dbs", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A day as <c>02.06.2025</c>, Moscow's: until its end. Only oversized goods have one; other assembly orders have no time to be handed over by.</summary>
    private static DateTimeOffset? EndOf(string? day) =>
        DateOnly.TryParseExact(day, "dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? MoscowTime.Midnight(date.AddDays(1)) : null;
}
