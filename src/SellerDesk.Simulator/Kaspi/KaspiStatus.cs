using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Kaspi;

/// <summary>Where an order is in Kaspi's two words, with the reason when it was cancelled.</summary>
internal sealed record KaspiStatus(string State, string Status, string? Reason = null, bool BackInWarehouse = false)
{
    public const string Archive = "ARCHIVE";
    public const string Delivered = "KASPI_DELIVERY";

    public static readonly string[] States = ["NEW", "SIGN_REQUIRED", "PICKUP", "DELIVERY", Delivered, Archive];

    /// <summary>The seller may still cancel.</summary>
    public bool IsCancellable => Status is "APPROVED_BY_BANK" or "ACCEPTED_BY_MERCHANT";

    /// <summary>Goods that come back are waited for.</summary>
    public bool IsComingBack => Status is "CANCELLING" or "KASPI_DELIVERY_RETURN_REQUESTED";

    /// <param name="arrived">Keys of orders whose goods the seller said to be back.</param>
    public static KaspiStatus Of(ShopBooks shop, OrderState order, IReadOnlySet<long> arrived, DateTimeOffset now)
    {
        var list = ListOf(order.Order);
        var isBack = arrived.Contains(order.Order.Key.Packed);
        return order.Stage switch
        {
            OrderStage.New => new(NeedsSignature(order.Order) ? "SIGN_REQUIRED" : "NEW", "APPROVED_BY_BANK"),
            OrderStage.Confirmed => new(list, "ACCEPTED_BY_MERCHANT"),
            OrderStage.Assembled or OrderStage.HandedOver or OrderStage.OnTheWay or OrderStage.Ready => new(list, list == Delivered ? "ASSEMBLE" : "ACCEPTED_BY_MERCHANT"),
            OrderStage.Refused when list == Delivered && !isBack => new(Delivered, "CANCELLING", "TIMEOUT_BUYER_PICKUP", Delivery.Of(order.Order).BackAt.AddHours(-20) <= now),
            OrderStage.Refused => new(Archive, "CANCELLED", "TIMEOUT_BUYER_PICKUP", true),
            OrderStage.Cancelled => new(Archive, "CANCELLED", ReasonOf(order)),
            OrderStage.Returned when order.At(OrderStage.Received) is null => new(Archive, "CANCELLED", "TIMEOUT_BUYER_PICKUP", true),
            OrderStage.Returned => new(Archive, "RETURNED", null, true),
            _ when list == Delivered && shop.Claims.Find(order.Order.Key.Packed, now) is { Stage: ClaimStage.Approved or ClaimStage.GoodsBack } claim => isBack
                ? new(Archive, "RETURN_ACCEPTED_BY_MERCHANT", null, true)
                : new(Delivered, "KASPI_DELIVERY_RETURN_REQUESTED", null, claim.Stage == ClaimStage.GoodsBack),
            _ => new(Archive, "COMPLETED"),
        };
    }

    /// <summary>The list of an order that is under way: Kaspi carries it, or the seller does, or the buyer comes.</summary>
    public static string ListOf(Order order) => order.FromSeller ? Delivered : order.Key.Number % 2 == 0 ? "DELIVERY" : "PICKUP";

    public static bool NeedsSignature(Order order) => IsOnCredit(order) && order.Key.Number % 7 == 3;

    public static bool IsOnCredit(Order order) => (order.Key.Slot + order.Key.Number) % 3 == 0;

    private static string ReasonOf(OrderState order) => order.CancelReason.All(char.IsAscii) && order.CancelReason.Length > 0 ? order.CancelReason : order.CancelledBy switch
    {
        CancelledBy.Seller => "MERCHANT_OUT_OF_STOCK",
        CancelledBy.Buyer => "BUYER_CANCELLATION",
        _ => "DELIVERY_FAILED",
    };
}
