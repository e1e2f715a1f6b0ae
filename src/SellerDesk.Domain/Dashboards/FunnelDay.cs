using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Dashboards;

/// <summary>
/// The way of one product's buyers on one day, from being shown to being bought. Null is "this marketplace does not tell", 0 is none. Sums are in
/// the major unit of <see cref="Currency"/>. Wildberries and Yandex Market attribute what became of an order to the day it was ordered.
/// </summary>
public sealed class FunnelDay
{
    private FunnelDay(ShopId shopId, DateOnly day, string productNumber)
    {
        ShopId = shopId;
        Day = day;
        ProductNumber = productNumber;
    }

    public ShopId ShopId { get; private set; }

    /// <summary>In the shop's zone.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The marketplace's number of the card; empty: the whole shop.</summary>
    public string ProductNumber { get; private set; }

    public long? Shows { get; private set; }

    public long? Opens { get; private set; }

    public long? Carts { get; private set; }

    public long? Orders { get; private set; }

    public decimal? OrderSum { get; private set; }

    public long? Buyouts { get; private set; }

    public decimal? BuyoutSum { get; private set; }

    public long? Cancels { get; private set; }

    public decimal? CancelSum { get; private set; }

    public long? Returns { get; private set; }

    public string? Currency { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }
}
