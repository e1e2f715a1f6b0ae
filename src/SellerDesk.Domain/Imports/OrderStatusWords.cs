using SellerDesk.Domain.Orders;

namespace SellerDesk.Domain.Imports;

/// <summary>The stage that a file's status word means. The word itself is kept beside it.</summary>
public static class OrderStatusWords
{
    private static readonly Dictionary<string, OrderStage> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["created"] = OrderStage.Received,
        ["new"] = OrderStage.Received,
        ["approved"] = OrderStage.Received,
        ["paid"] = OrderStage.Received,
        ["invoiced"] = OrderStage.Received,
        ["processing"] = OrderStage.Received,
        ["received"] = OrderStage.Received,
        ["создан"] = OrderStage.Received,
        ["новый"] = OrderStage.Received,
        ["принят"] = OrderStage.Received,
        ["оплачен"] = OrderStage.Received,
        ["в обработке"] = OrderStage.Received,
        ["assembled"] = OrderStage.Assembled,
        ["собран"] = OrderStage.Assembled,
        ["packed"] = OrderStage.Packed,
        ["упакован"] = OrderStage.Packed,
        ["shipped"] = OrderStage.HandedOver,
        ["handed_over"] = OrderStage.HandedOver,
        ["handed over"] = OrderStage.HandedOver,
        ["отгружен"] = OrderStage.HandedOver,
        ["отправлен"] = OrderStage.HandedOver,
        ["передан в доставку"] = OrderStage.HandedOver,
        ["in_transit"] = OrderStage.InTransit,
        ["in transit"] = OrderStage.InTransit,
        ["в пути"] = OrderStage.InTransit,
        ["доставляется"] = OrderStage.InTransit,
        ["delivered"] = OrderStage.Delivered,
        ["completed"] = OrderStage.Delivered,
        ["доставлен"] = OrderStage.Delivered,
        ["получен"] = OrderStage.Delivered,
        ["вручён"] = OrderStage.Delivered,
        ["вручен"] = OrderStage.Delivered,
        ["returned"] = OrderStage.Returned,
        ["возврат"] = OrderStage.Returned,
        ["возвращён"] = OrderStage.Returned,
        ["возвращен"] = OrderStage.Returned,
        ["canceled"] = OrderStage.Cancelled,
        ["cancelled"] = OrderStage.Cancelled,
        ["unavailable"] = OrderStage.Cancelled,
        ["отменён"] = OrderStage.Cancelled,
        ["отменен"] = OrderStage.Cancelled,
    };

    /// <summary>A word that is not known (or none) leaves what the times tell.</summary>
    public static OrderStage StageOf(string? status, bool handedOver, bool delivered, bool cancelled)
    {
        if (status is not null && Words.TryGetValue(status.Trim(), out var stage))
        {
            return stage;
        }

        return cancelled ? OrderStage.Cancelled : delivered ? OrderStage.Delivered : handedOver ? OrderStage.HandedOver : OrderStage.Received;
    }
}
