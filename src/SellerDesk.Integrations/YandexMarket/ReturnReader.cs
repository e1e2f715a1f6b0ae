using System.Globalization;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>From returns, goods that were not taken, and wishes to cancel to our return.</summary>
internal static class ReturnReader
{
    public const string CampaignFact = "campaign";
    public const string ItemsFact = "items";

    /// <param name="campaign">The shop of the cabinet that it was asked of; null when it is not known any more.</param>
    /// <param name="host">Photos are addresses below it.</param>
    /// <exception cref="FieldException">A number cannot be read.</exception>
    public static IncomingReturn Read(JsonElement given, string? campaign, Uri host, string path)
    {
        var (id, order) = (YandexWords.Number(given, "id", path), YandexWords.Number(given, "orderId", path));
        var (refund, shipment) = (given.Enum("refundStatus"), given.Enum("shipmentStatus"));
        var items = given.List("items").ToList();
        var decisions = items.SelectMany(item => item.List("decisions")).ToList();
        var isRefused = given.Enum("returnType") == "UNREDEEMED";
        var amount = given.Money("amount");
        return new IncomingReturn
        {
            Number = ReturnNumbers.Return(order, id),
            Kind = isRefused ? ReturnKind.Return : ReturnKind.Claim,
            Stage = isRefused && refund is null ? ShipmentStage(shipment) : StageOf(refund, shipment, decisions),
            StatusRaw = string.Join("/", new[] { refund, shipment }.OfType<string>()) is { Length: > 0 } words ? words : null,
            OrderNumber = order,
            Product = items.Select(item => YandexWords.Product(item.Word("shopSku"))).FirstOrDefault(product => product is not null),
            Quantity = items.Count == 0 ? null : (int)Math.Clamp(items.Sum(item => item.Whole("count") ?? 1), 0, int.MaxValue),
            Amount = amount?.Value,
            Currency = amount?.Currency,
            ReasonRaw = decisions.Select(Reason).FirstOrDefault(reason => reason is not null),
            Comment = decisions.Select(decision => decision.Word("comment")).FirstOrDefault(comment => comment is not null),
            PhotoUrls = campaign is null ? [] : [.. decisions.SelectMany(decision => Photos(decision, host, campaign, order, id))],
            OpenedAt = given.Time("creationDate"),
            ChangedAt = given.Time("updateDate"),
            Facts = Facts(given, campaign, items, decisions),
        };
    }

    /// <summary>A buyer of an order that is with the carrier wants it stopped; without an answer in 48 hours he gets his way (vendor, "acceptOrderCancellation").</summary>
    public static IncomingReturn ReadCancellation(JsonElement order, DateTimeOffset? since, TimeSpan term, string path)
    {
        var number = YandexWords.Number(order, "orderId", path);
        var facts = new Dictionary<string, string>();
        facts.Put(CampaignFact, order.Word("campaignId"));
        return new IncomingReturn
        {
            Number = ReturnNumbers.Cancellation(number),
            Kind = ReturnKind.Cancellation,
            Stage = CancellationStage(order),
            StatusRaw = string.Join("/", new[] { order.Enum("status"), order.Enum("substatus") }.OfType<string>()),
            OrderNumber = number,
            Product = order.List("items").Select(item => YandexWords.Product(item.Word("offerId"), item.Word("offerName"))).FirstOrDefault(product => product is not null),
            OpenedAt = since,
            ChangedAt = order.Time("updateDate"),
            DecideBy = since + term,
            Decisions = CancellationStage(order) == ReturnStage.AwaitsSeller ? DecisionReader.OfCancellation : [],
            Facts = facts,
        };
    }

    private static ReturnStage CancellationStage(JsonElement order) => (order.Enum("status"), order.Flag("cancelRequested")) switch
    {
        ("CANCELLED", _) => ReturnStage.Approved,
        (_, true) => ReturnStage.AwaitsSeller,
        _ => ReturnStage.Refused,
    };

    private static ReturnStage StageOf(string? refund, string? shipment, List<JsonElement> decisions) => refund switch
    {
        "WAITING_FOR_DECISION" or "PREMODERATION_DECISION_WAITING" => ReturnStage.AwaitsSeller,
        "PREMODERATION_DISPUTE" => ReturnStage.Disputed,
        "STARTED_BY_USER" => ReturnStage.InProgress,
        "DECISION_MADE" or "PREMODERATION_DECISION_MADE" => decisions.Exists(decision => decision.Enum("decisionType") == "DECLINE_REFUND") ? ReturnStage.Refused : ReturnStage.Approved,
        "PREMODERATION_SELECT_DELIVERY" or "REFUND_IN_PROGRESS" => ReturnStage.Approved,
        "REFUNDED" or "REFUNDED_WITH_BONUSES" or "REFUNDED_BY_SHOP" or "COMPLETE_WITHOUT_REFUND" or "FAILED" => shipment is null || ShipmentStage(shipment) == ReturnStage.Unread ? ReturnStage.Closed : ShipmentStage(shipment),
        "CANCELLED" => ReturnStage.Cancelled,
        "REJECTED" => ReturnStage.Refused,
        null => ShipmentStage(shipment),
        _ => ReturnStage.Unread,
    };

    private static ReturnStage ShipmentStage(string? word) => word switch
    {
        "CREATED" or "RECEIVED" or "IN_TRANSIT" or "READY_FOR_PICKUP" => ReturnStage.OnTheWay,
        "PICKED" or "FULFILMENT_RECEIVED" => ReturnStage.Received,
        "LOST" or "EXPIRED" or "PREPARED_FOR_UTILIZATION" or "NOT_IN_DEMAND" or "UTILIZED" or "READY_FOR_EXPROPRIATION" or "RECEIVED_FOR_EXPROPRIATION" => ReturnStage.Closed,
        "CANCELLED" => ReturnStage.Cancelled,
        _ => ReturnStage.Unread,
    };

    private static string? Reason(JsonElement decision) =>
        string.Join("/", new[] { decision.Enum("reasonType"), decision.Enum("subreasonType") }.OfType<string>()) is { Length: > 0 } words ? words : null;

    private static IEnumerable<string> Photos(JsonElement decision, Uri host, string campaign, string order, string id) => decision.List("images")
        .Select(image => image.AsText()).Where(hash => !string.IsNullOrEmpty(hash) && decision.Word("returnItemId") is not null)
        .Select(hash => new Uri(host, $"v2/campaigns/{campaign}/orders/{order}/returns/{id}/decision/{decision.Word("returnItemId")}/image/{Uri.EscapeDataString(hash!)}").AbsoluteUri);

    private static Dictionary<string, string> Facts(JsonElement given, string? campaign, List<JsonElement> items, List<JsonElement> decisions)
    {
        var facts = new Dictionary<string, string>();
        facts.Put(CampaignFact, campaign);
        facts.Put(ItemsFact, string.Join(",", decisions.Select(decision => decision.Word("returnItemId")).OfType<string>().Distinct()));
        facts.Put("decision", decisions.Select(decision => decision.Enum("decisionType")).FirstOrDefault(word => word is not null and not "UNKNOWN"));
        facts.Put("sentTo", given.Enum("shipmentRecipientType"));
        facts.Put("pickupPoint", given.Find("logisticPickupPoint")?.Word("name"));
        facts.Put("pickupTill", given.Time("pickupTillDate")?.ToString("O", CultureInfo.InvariantCulture));
        facts.Put("track", items.SelectMany(item => item.List("tracks")).Select(track => track.Word("trackCode")).FirstOrDefault(code => code is not null));
        facts.Put("fastReturn", given.Flag("fastReturn") == true ? "true" : null);
        return facts;
    }
}
