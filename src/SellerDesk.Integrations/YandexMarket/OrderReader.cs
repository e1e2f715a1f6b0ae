using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>
/// From an order of the cabinet to ours. The buyer's address beyond the city, the note to the courier and the courier's name are never kept:
/// the desk needs none of them.
/// </summary>
internal static class OrderReader
{
    private static readonly string[] PriceParts = ["payment", "cashback", "subsidy"];
    private static readonly TimeOnly EndOfDay = new(23, 59, 59);

    /// <exception cref="FieldException">Number or time cannot be read.</exception>
    public static IncomingOrder Read(JsonElement order, string currency, string path)
    {
        var (status, substatus) = (order.Enum("status"), order.Enum("substatus"));
        var delivery = order.Find("delivery");
        var dates = delivery?.Find("dates");
        var place = Place(delivery);
        return new IncomingOrder
        {
            Number = YandexWords.Number(order, "orderId", path),
            Whole = true,
            Status = substatus is null ? status : $"{status}/{substatus}",
            Stage = StageOf(status, substatus),
            Scheme = order.Enum("programType"),
            OrderedAt = order.NeededTime("creationDate", path),
            ShipBy = Moment(delivery?.Find("shipment"), "shipmentDate", "shipmentTime"),
            PromisedAt = Moment(dates, "toDate", "toTime") ?? Moment(dates, "fromDate", "toTime"),
            // The day on which it came to its pick-up point, or to its buyer's door: when it was fetched is not told.
            DeliveredAt = status is "DELIVERED" or "RETURNED" or "PARTIALLY_RETURNED" ? Day(dates, "realDeliveryDate") : null,
            CancelledAt = status == "CANCELLED" ? order.Time("updateDate") : null,
            CancelReason = status == "CANCELLED" ? substatus : null,
            Carrier = delivery?.Word("serviceName"),
            TrackingNumber = delivery?.List("tracks").Select(track => track.Word("trackCode")).FirstOrDefault(code => code is not null),
            Warehouse = delivery?.Word("warehouseId"),
            BuyerCity = place?.Find("address")?.Word("city") ?? RegionOf(place, "CITY", "VILLAGE"),
            BuyerRegion = RegionOf(place, "REPUBLIC", "REPUBLIC_AREA"),
            Facts = Facts(order),
            Lines = [.. order.List("items").Select((item, i) => Line(item, i + 1, currency)).OfType<IncomingOrderLine>()],
        };
    }

    /// <summary>Null for words that this version does not know: the raw word is kept, the stage stays.</summary>
    public static OrderStage? StageOf(string? status, string? substatus) => status switch
    {
        "PLACING" or "RESERVED" or "UNPAID" or "PENDING" => OrderStage.Received,
        "PROCESSING" => substatus switch
        {
            "PACKAGING" => OrderStage.Assembled,
            "READY_TO_SHIP" => OrderStage.Packed,
            "SHIPPED" => OrderStage.HandedOver,
            _ => OrderStage.Received,
        },
        "DELIVERY" or "PICKUP" => OrderStage.InTransit,
        "DELIVERED" or "PARTIALLY_RETURNED" => OrderStage.Delivered,
        "RETURNED" => OrderStage.Returned,
        "CANCELLED" => OrderStage.Cancelled,
        _ => null,
    };

    /// <summary>What the seller is paid for the line: by the buyer, by points, by the marketplace's own discount.</summary>
    private static IncomingOrderLine? Line(JsonElement item, int number, string currency)
    {
        var quantity = (int)Math.Clamp(item.Whole("count") ?? 1, 1, int.MaxValue);
        var prices = item.Find("prices");
        var parts = PriceParts.Select(part => prices?.Money(part)).OfType<(decimal Value, string? Currency)>().ToList();
        return item.Word("offerId") is { } offer
            ? new IncomingOrderLine(
                number, YandexWords.Product(offer, item.Word("offerName")), null, quantity, Math.Round(parts.Sum(part => part.Value) / quantity, 2), 0,
                parts.Select(part => part.Currency).FirstOrDefault(known => known is not null) ?? currency)
            : null;
    }

    private static JsonElement? Place(JsonElement? delivery) => delivery?.Find("courier") ?? delivery?.Find("pickup");

    private static string? RegionOf(JsonElement? place, params string[] types)
    {
        const int Deepest = 12;
        var region = place?.Find("region");
        for (var depth = 0; region is { } known && depth < Deepest; depth++)
        {
            if (types.Contains(known.Enum("type")))
            {
                return known.Word("name");
            }

            region = known.Find("parent");
        }

        return null;
    }

    /// <summary>Days and hours are Moscow's; a day without an hour lasts to its end.</summary>
    private static DateTimeOffset? Moment(JsonElement? holder, string day, string time) => holder is { } known && known.Date(day) is { } date
        ? new DateTimeOffset(date.ToDateTime(known.Clock(time) ?? EndOfDay), YandexWords.Moscow).ToUniversalTime()
        : null;

    private static DateTimeOffset? Day(JsonElement? holder, string day) =>
        holder?.Date(day) is { } date ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), YandexWords.Moscow).ToUniversalTime() : null;

    private static Dictionary<string, string> Facts(JsonElement order)
    {
        var facts = new Dictionary<string, string>();
        facts.Put("campaign", order.Word("campaignId"));
        facts.Put("externalId", order.Word("externalOrderId"));
        facts.Put("paymentType", order.Word("paymentType"));
        facts.Put("buyerType", order.Word("buyerType"));
        facts.Put("test", order.Flag("fake") == true ? "true" : null);
        facts.Put("cancelRequested", order.Flag("cancelRequested") == true ? "true" : null);
        return facts;
    }
}
