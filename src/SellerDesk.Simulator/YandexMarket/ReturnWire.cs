using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>A return of a buyer, or an order that was not taken.</summary>
internal sealed record ReturnThing(Order Order, OpenClaim? Claim, OrderState? NotTaken)
{
    public long Id => YandexIds.Of(Order, Claim is null ? OrderThing.NotTaken : OrderThing.Return);

    public DateTimeOffset ChangedAt => Claim?.ChangedAt ?? NotTaken!.ChangedAt;

    public bool IsDelivered => YandexIds.ProgramOf(Order) == Program.DBS;
}

/// <summary>How returns are shown.</summary>
internal static class ReturnWire
{
    public const string Partial = "PARTIAL_MONEY_REFUND";

    private static readonly string[] Few = ["FAST_REFUND_MONEY", "REFUND_MONEY", "DECLINE_REFUND", Partial];
    private static readonly string[] Many = ["REFUND_MONEY", "REFUND_MONEY_INCLUDING_SHIPMENT", "REPAIR", "REPLACE", "SEND_TO_EXAMINATION", "DECLINE_REFUND", "OTHER_DECISION"];
    private static readonly string[] Grounds = ["ISSUE_WITH_THE_PRODUCT_WAS_NOT_CONFIRMED", "MECHANICAL_DAMAGE", "PRODUCT_APPEARANCE_COMPROMISED"];

    /// <summary>What a seller who delivers himself may decide is more.</summary>
    public static IReadOnlyList<string> Codes(ReturnThing thing) => thing.IsDelivered ? Many : Few;

    public static decimal Least(ReturnThing thing) => Math.Round(thing.Order.PaidPrice * 0.1m);

    public static decimal Most(ReturnThing thing) => Math.Round(thing.Order.PaidPrice * 0.7m);

    public static long ItemId(ReturnThing thing) => thing.Order.Key.OrderNumber + 700_000_000_000;

    public static object[] Decisions(ReturnThing thing) =>
    [
        .. Codes(thing).Select(code => (object)new
        {
            decisionType = code,
            decisionReasonTypes = code == "DECLINE_REFUND" ? Grounds : null,
            partialCompensationBounds = code == Partial ? new { minAmount = OrderWire.Money(Least(thing)), maxAmount = OrderWire.Money(Most(thing)), maxPercent = 70 } : null,
        }),
    ];

    public static string VerdictOf(string code) => code switch
    {
        "FAST_REFUND_MONEY" => ClaimDecision.Refund,
        Partial => ClaimDecision.Partial,
        "REPAIR" => ClaimDecision.Repair,
        "REPLACE" => ClaimDecision.Replace,
        "SEND_TO_EXAMINATION" => ClaimDecision.Examine,
        "DECLINE_REFUND" => ClaimDecision.Reject,
        _ => ClaimDecision.Approve,
    };

    public static object Of(ReturnThing thing)
    {
        var order = thing.Order;
        var openedAt = thing.Claim?.Claim.OpenedAt ?? thing.NotTaken!.At(OrderStage.Refused)!.Value;
        return new
        {
            id = thing.Id,
            orderId = order.Key.OrderNumber,
            creationDate = YandexTime.Of(openedAt),
            updateDate = YandexTime.Of(thing.ChangedAt),
            refundStatus = thing.Claim is { } claim ? RefundOf(claim, thing.IsDelivered) : null,
            logisticPickupPoint = new { id = 700 + order.Account.Index, name = $"Пункт возвратов {order.Account.Office}", type = "PICKUP_POINT" },
            shipmentRecipientType = "SHOP",
            shipmentStatus = ShipmentOf(thing),
            amount = OrderWire.Money(order.PaidPrice),
            items = new[] { new { marketSku = 100_000_000_000 + order.Product.NmId, shopSku = order.Product.Article, count = 1, decisions = thing.Claim is { } told ? new[] { DecisionOf(thing, told) } : null } },
            returnType = thing.Claim is null ? "UNREDEEMED" : "RETURN",
            fastReturn = false,
        };
    }

    private static object DecisionOf(ReturnThing thing, OpenClaim claim) => new
    {
        returnItemId = ItemId(thing),
        count = 1,
        comment = claim.Comment,
        reasonType = ReasonOf(claim.Claim.Reason).Type,
        subreasonType = ReasonOf(claim.Claim.Reason).Sub,
        decisionType = claim.Decisions is [.., var made] && claim.Stage != ClaimStage.Waiting ? CodeOf(made.Verdict) : "UNKNOWN",
        amount = OrderWire.Money(thing.Order.PaidPrice),
        images = claim.Claim.Photos > 0 ? Enumerable.Range(0, claim.Claim.Photos).Select(n => $"{claim.Claim.Seed:x16}{n}").ToArray() : null,
    };

    private static string CodeOf(string verdict) => verdict switch
    {
        ClaimDecision.Refund => "FAST_REFUND_MONEY",
        ClaimDecision.Partial => Partial,
        ClaimDecision.Repair => "REPAIR",
        ClaimDecision.Replace => "REPLACE",
        ClaimDecision.Examine => "SEND_TO_EXAMINATION",
        ClaimDecision.Reject => "DECLINE_REFUND",
        _ => "REFUND_MONEY",
    };

    private static string RefundOf(OpenClaim claim, bool isDelivered) => claim.Stage switch
    {
        ClaimStage.Waiting => isDelivered ? "WAITING_FOR_DECISION" : "PREMODERATION_DECISION_WAITING",
        ClaimStage.Approved or ClaimStage.Rejected => isDelivered ? "DECISION_MADE" : "PREMODERATION_DECISION_MADE",
        ClaimStage.Disputed => "PREMODERATION_DISPUTE",
        ClaimStage.WonBySeller => "REJECTED",
        ClaimStage.WonByBuyer or ClaimStage.GoodsBack => "REFUND_IN_PROGRESS",
        ClaimStage.Compensated => "COMPLETE_WITHOUT_REFUND",
        _ => "REFUNDED",
    };

    private static string? ShipmentOf(ReturnThing thing) => thing switch
    {
        { NotTaken.Stage: OrderStage.Returned } => "PICKED",
        { NotTaken: not null } => "IN_TRANSIT",
        { Claim: { Claim.IsReturn: true, Stage: ClaimStage.Approved } } => "IN_TRANSIT",
        { Claim: { Claim.IsReturn: true, Stage: ClaimStage.GoodsBack } } => "READY_FOR_PICKUP",
        { Claim: { Claim.IsReturn: true, Stage: ClaimStage.Refunded } } => "PICKED",
        _ => null,
    };

    private static (string Type, string Sub) ReasonOf(ClaimReason reason) => reason switch
    {
        ClaimReason.Defect => ("BAD_QUALITY", "BROKEN"),
        ClaimReason.NotWorking => ("BAD_QUALITY", "NOT_WORKING"),
        ClaimReason.WrongItem => ("WRONG_ITEM", "WRONG_ITEM"),
        ClaimReason.Mismatch => ("CONTENT_FAIL", "DID_NOT_MATCH_DESCRIPTION"),
        ClaimReason.Missing => ("BAD_QUALITY", "INCOMPLETENESS"),
        ClaimReason.Damaged => ("DAMAGE_DELIVERY", "DAMAGED"),
        ClaimReason.Expired => ("BAD_QUALITY", "EXPIRED_GOODS"),
        ClaimReason.Size => ("DOES_NOT_FIT", "USER_DID_NOT_LIKE"),
        _ => ("DOES_NOT_FIT", "USER_CHANGED_MIND"),
    };
}
