using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Orders;

/// <summary>One product of an order. Prices are per unit, in the major unit of <see cref="Currency"/>.</summary>
public sealed class OrderLine
{
    private OrderLine(OrderId orderId, ShopId shopId, int lineNumber, int quantity, string currency)
    {
        OrderId = orderId;
        ShopId = shopId;
        LineNumber = lineNumber;
        Quantity = quantity;
        Currency = currency;
    }

    public OrderId OrderId { get; private set; }

    public ShopId ShopId { get; private set; }

    /// <summary>From 1, as the source numbers them.</summary>
    public int LineNumber { get; private set; }

    public ProductId? ProductId { get; private set; }

    public string? Category { get; private set; }

    public int Quantity { get; private set; }

    public decimal UnitPrice { get; private set; }

    public decimal DeliveryPrice { get; private set; }

    public string Currency { get; private set; }

    /// <summary>The order's own: a product's newest orders are found by it.</summary>
    public DateTimeOffset? OrderedAt { get; private set; }
}
