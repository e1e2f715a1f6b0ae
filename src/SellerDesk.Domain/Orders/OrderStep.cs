using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Orders;

/// <summary>A stage that an order came to, with the marketplace's own words for it; written with the batch that told of it.</summary>
public sealed class OrderStep
{
    /// <summary>Words kept of one stage: what repeats itself without end stops here.</summary>
    public const int MostWords = 24;

    private OrderStep(OrderId orderId, ShopId shopId, OrderStage stage)
    {
        OrderId = orderId;
        ShopId = shopId;
        Stage = stage;
    }

    public OrderId OrderId { get; private set; }

    public ShopId ShopId { get; private set; }

    public OrderStage Stage { get; private set; }

    /// <summary>When (UTC); null when the order was at it before the desk looked and the marketplace tells no time.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>The marketplace told the time; otherwise it is when the desk saw the order move.</summary>
    public bool Told { get; private set; }

    /// <summary>The marketplace's status words while it was at this stage, in the order in which they were seen.</summary>
    public string[] Words { get; private set; } = [];

    /// <summary>When each of <see cref="Words"/> was first seen (UTC).</summary>
    public DateTime[] Seen { get; private set; } = [];
}
