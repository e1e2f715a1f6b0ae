using SellerDesk.Application.Orders;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Orders;

/// <summary>The lines of an order's history in words.</summary>
internal static class OrderEventWords
{
    public static string Title(Texts t, OrderEvent one) => one.Kind switch
    {
        OrderEventKind.Stage => t.Stage(one.Stage!.Value),
        OrderEventKind.Status => t["orders.event.status", t.Stage(one.Stage!.Value)],
        OrderEventKind.Offer when one.Offer is { } offer => LateWordsShown.Offer(t, offer),
        OrderEventKind.BecameLate => t["orders.event.late." + Why(one, "deliver")],
        OrderEventKind.LateClosed => t["orders.event.lateclosed." + Why(one, "hand")],
        _ => t["orders.event." + one.Kind.ToString().ToLowerInvariant()],
    };

    public static string Icon(OrderEvent one) => one.Kind switch
    {
        OrderEventKind.Stage => one.Stage switch
        {
            OrderStage.Received => "inbox",
            OrderStage.Assembled or OrderStage.Packed => "box",
            OrderStage.HandedOver or OrderStage.InTransit => "truck",
            OrderStage.Delivered => "check",
            OrderStage.Returned => "undo",
            _ => "x",
        },
        OrderEventKind.Status => "info",
        OrderEventKind.Paid => "tag",
        OrderEventKind.BuyerWrote or OrderEventKind.WeWrote => "chat",
        OrderEventKind.MarketplaceWrote => "shop",
        OrderEventKind.Told => "send",
        OrderEventKind.Review => "star",
        OrderEventKind.Question => "question",
        OrderEventKind.Return => "undo",
        OrderEventKind.Complaint => "scales",
        OrderEventKind.Survey => "chart",
        OrderEventKind.Offer when one.Offer is { } offer => LateWordsShown.Icon(offer.Kind),
        OrderEventKind.BecameLate => "alert",
        _ => "check",
    };

    public static string? Css(OrderEvent one) => one.Kind switch
    {
        OrderEventKind.BecameLate => "danger",
        OrderEventKind.Complaint or OrderEventKind.Return => "warn",
        OrderEventKind.Stage when one.Stage == OrderStage.Cancelled => "warn",
        OrderEventKind.WeWrote or OrderEventKind.Told or OrderEventKind.Offer => "accent",
        _ => null,
    };

    private static string Why(OrderEvent one, string otherwise) => one.Text is "ship" or "deliver" or "fails" or "delivered" or "cancelled" or "returned" or "moved" ? one.Text : otherwise;
}
