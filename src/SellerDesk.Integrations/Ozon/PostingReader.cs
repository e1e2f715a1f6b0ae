using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>From a posting (one parcel of an order) to our order. Of the buyer nothing is read but town and region (docs/personal-data.md).</summary>
internal static class PostingReader
{
    private const decimal LargestQuantity = int.MaxValue;

    /// <summary>A posting from the seller's own warehouse: FBS by Ozon's carriers, rFBS by others.</summary>
    /// <exception cref="FieldException">The number cannot be read.</exception>
    public static IncomingOrder ReadFbs(JsonElement posting, string currency, string path)
    {
        var method = posting.Find("delivery_method");
        var analytics = posting.Find("analytics_data");
        return Common(posting, currency, path) with
        {
            Scheme = SchemeOf(posting),
            HandedOverAt = posting.Time("delivering_date"),
            DeliveredAt = posting.Time("fact_delivery_date"),
            ShipBy = posting.Time("shipment_date"),
            Carrier = method?.Word("tpl_provider") ?? analytics?.Word("tpl_provider"),
            TrackingNumber = posting.Word("tracking_number"),
            Warehouse = WarehouseOf(method?.Word("warehouse"), analytics?.Word("warehouse")),
        };
    }

    /// <summary>A posting from Ozon's warehouse.</summary>
    /// <exception cref="FieldException">The number cannot be read.</exception>
    public static IncomingOrder ReadFbo(JsonElement posting, string currency, string path)
    {
        var analytics = posting.Find("analytics_data");
        return Common(posting, currency, path) with
        {
            Scheme = "FBO",
            OrderedAt = posting.Time("created_at") ?? posting.Time("in_process_at"),
            Warehouse = analytics?.Word("warehouse_name"),
        };
    }

    private static IncomingOrder Common(JsonElement posting, string currency, string path)
    {
        var status = OzonWords.Plain(posting.Word("status"));
        var analytics = posting.Find("analytics_data");
        var cancellation = posting.Find("cancellation");
        return new IncomingOrder
        {
            Number = ReviewReader.Number(posting, "posting_number", path),
            Status = string.Join('/', new[] { posting.Word("status"), posting.Word("substatus") }.OfType<string>()) is { Length: > 0 } words ? words : null,
            Stage = StageOf(status, OzonWords.Plain(posting.Word("substatus"))),
            OrderedAt = posting.Time("in_process_at"),
            PromisedAt = analytics?.Time("delivery_date_end") ?? analytics?.Time("client_delivery_date_end"),
            BuyerRegion = analytics?.Word("region"),
            BuyerCity = analytics?.Word("city"),
            CancelReason = status is "cancelled" or "cancelled_from_split_pending" ? cancellation?.Word("cancel_reason") : null,
            Facts = Facts(posting, cancellation),
            Lines = Lines(posting, currency),
        };
    }

    private static OrderStage? StageOf(string? status, string? substatus) => status switch
    {
        "awaiting_registration" or "awaiting_approve" or "awaiting_verification" => OrderStage.Received,
        "awaiting_packaging" when substatus == "posting_packing" => OrderStage.Assembled,
        "awaiting_packaging" => OrderStage.Received,
        "awaiting_deliver" => OrderStage.Packed,
        "acceptance_in_progress" or "sent_by_seller" => OrderStage.HandedOver,
        "delivering" or "driver_pickup" or "arbitration" or "client_arbitration" => OrderStage.InTransit,
        "delivered" => OrderStage.Delivered,
        "cancelled" or "cancelled_from_split_pending" => OrderStage.Cancelled,

        // Not taken in by the sorting centre: still the seller's, wherever it was thought to be.
        _ => null,
    };

    private static string SchemeOf(JsonElement posting) => OzonWords.Plain(posting.Word("tpl_integration_type") ?? posting.Word("integration_type_flow")) switch
    {
        null or "ozon" => "FBS",
        _ => "RFBS",
    };

    /// <summary>The vendor's own example has a number where the name should be.</summary>
    private static string? WarehouseOf(string? name, string? other) => name is not null && !name.All(char.IsAsciiDigit) ? name : other ?? name;

    /// <summary>A price is an object with its currency in the newer lists, a text in the older detail.</summary>
    private static List<IncomingOrderLine> Lines(JsonElement posting, string currency)
    {
        var lines = new List<IncomingOrderLine>();
        foreach (var product in posting.List("products").Where(product => product.ValueKind == JsonValueKind.Object))
        {
            var price = product.Find("price") is { ValueKind: JsonValueKind.Object } whole ? whole.Amount("amount") : product.Amount("price");
            if (price is { } known)
            {
                var paidIn = product.Find("price") is { ValueKind: JsonValueKind.Object } with ? with.Word("currency") : product.Word("currency_code");
                var quantity = product.Amount("quantity") is { } many and >= 1 and <= LargestQuantity ? (int)many : 1;
                lines.Add(new IncomingOrderLine(lines.Count + 1, ReviewReader.Product(product), null, quantity, known, 0, Currency(paidIn) ?? currency));
            }
        }

        return lines;
    }

    /// <summary>The rouble's letters before 1998 are still met.</summary>
    public static string? Currency(string? letters) => letters switch
    {
        "RUR" => "RUB",
        { Length: 3 } => letters.ToUpperInvariant(),
        _ => null,
    };

    private static Dictionary<string, string> Facts(JsonElement posting, JsonElement? cancellation)
    {
        var facts = new Dictionary<string, string>();
        Add("order", posting.Word("order_number"));
        Add("parent", posting.Word("parent_posting_number"));
        Add("shipByWithoutDelay", posting.Time("shipment_date_without_delay")?.ToString("O"));
        Add("express", posting.Flag("is_express") == true ? "true" : null);
        Add("cancelledBy", cancellation?.Word("cancellation_type") ?? cancellation?.Word("cancellation_initiator"));
        Add("spoilsRating", cancellation?.Flag("affect_cancellation_rating") == true ? "true" : null);
        Add("deliveryMethod", posting.Find("delivery_method")?.Word("name"));
        Add("actions", string.Join(", ", posting.List("available_actions").Select(action => action.AsText()).OfType<string>().Order(StringComparer.Ordinal)));
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
