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

    /// <summary>Both words as they came, for the screen.</summary>
    public string? Words => Supplier is null && Wildberries is null ? null : $"{Supplier}/{Wildberries}";

    /// <summary>The marketplace's word is the later news; where it says nothing yet, the seller's.</summary>
    public OrderStage? Stage => Wildberries switch
    {
        "sorted" or "ready_for_pickup" or "postponed_delivery" => OrderStage.InTransit,
        "sold" => OrderStage.Delivered,
        "accepted_by_carrier" or "sent_to_carrier" => OrderStage.HandedOver,
        // Refused at pickup too: the buyer never had it.
        "canceled" or "canceled_by_client" or "declined_by_client" or "defect" or "canceled_by_carrier" => OrderStage.Cancelled,
        _ => Supplier switch
        {
            "new" => OrderStage.Received,
            "confirm" => OrderStage.Assembled,
            "complete" => OrderStage.HandedOver,
            "cancel" or "cancel_carrier" => OrderStage.Cancelled,
            _ => null,
        },
    };
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
        Facts = Facts(order),
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

    private static Dictionary<string, string> Facts(JsonElement order)
    {
        var facts = new Dictionary<string, string>();
        Add("fbsId", order.Word("id"));
        Add("cart", order.Word("orderUid"));
        Add("warehouse", order.Word("warehouseId"));
        Add("supply", order.Word("supplyId"));
        Add("barcode", string.Join(", ", order.List("skus").Select(sku => sku.AsText())));
        Add("comment", order.Word("comment"));
        Add("b2b", order.Find("options")?.Flag("isB2B") == true ? "true" : null);
        if (order.Whole("currencyCode") is { } code && code != order.Whole("convertedCurrencyCode") && order.Amount("price") is { } price)
        {
            Add("salePrice", FormattableString.Invariant($"{price / MinorUnits} {CurrencyCodes.Of(code) ?? $"ISO {code}"}"));
        }

        return facts;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts[name] = value;
            }
        }
    }
}
