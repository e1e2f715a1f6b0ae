using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Orders;

public readonly record struct OrderId(Guid Value) : ITypedId<OrderId>
{
    public static OrderId New() => new(Guid.CreateVersion7());

    public static OrderId From(Guid value) => new(value);
}

/// <summary>An order as its marketplace or file reports it; times are UTC, unknown is null, impossible orders of times are kept and marked.</summary>
public sealed class Order
{
    private Order(OrderId id, ShopId shopId, string status, OrderStage stage)
    {
        Id = id;
        ShopId = shopId;
        Status = status;
        Stage = stage;
    }

    public OrderId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public MarketplaceRef Ref { get; private set; } = null!;

    /// <summary>The marketplace's own status word or words.</summary>
    public string Status { get; private set; }

    public OrderStage Stage { get; private set; }

    /// <summary>FBS, DBS, FBO …, as the marketplace calls the scheme; null for files.</summary>
    public string? Scheme { get; private set; }

    public string? BuyerNumber { get; private set; }

    public string? BuyerRegion { get; private set; }

    public string? BuyerCity { get; private set; }

    public DateTimeOffset? OrderedAt { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public DateTimeOffset? HandedOverAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>When the desk first saw it wait for its buyer at a pick-up point (<see cref="OrderStages.ArrivedWords"/>); null where it never did. A promise is kept by then, however late the buyer comes.</summary>
    public DateTimeOffset? ArrivedAt { get; private set; }

    public DateTimeOffset? PromisedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Until when the marketplace wants it handed over (UTC).</summary>
    public DateTimeOffset? ShipBy { get; private set; }

    public string? Carrier { get; private set; }

    public string? TrackingNumber { get; private set; }

    public string? Warehouse { get; private set; }

    /// <summary>The marketplace's own word for why it was cancelled.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>What of the buyer's name and phone may be shown to everybody (<c>А. Н., +7 70• •••-••-06</c>).</summary>
    public string? BuyerMask { get; private set; }

    /// <summary>Name and phone, encrypted, where the marketplace gives them and allows keeping them; a look at it is logged.</summary>
    public byte[]? BuyerSealed { get; private set; }

    /// <summary>A keyed hash of what is sealed: the same contents are not sealed anew.</summary>
    public string? BuyerDigest { get; private set; }

    /// <summary>The buyer was erased: whatever names a person is gone and does not come back with a pull.</summary>
    public DateTimeOffset? BuyerErasedAt { get; private set; }

    /// <summary>The marketplace's numbers for the same order elsewhere (FBS id, cart).</summary>
    public Dictionary<string, string> Facts { get; private set; } = [];

    /// <summary>True when the known times contradict one another (delivered before handed over …); they are kept as they came.</summary>
    public bool TimesContradict { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Of its lines, without delivery; null while no line is known.</summary>
    public decimal? Total { get; private set; }

    /// <summary>The currency of <see cref="Total"/>.</summary>
    public string? Currency { get; private set; }

    /// <summary>When it came to where it is: as the marketplace says, or when the desk saw it move; null when it was there before the desk looked.</summary>
    public DateTimeOffset? StageAt { get; private set; }

    /// <summary>Our own deadline for handing it over (UTC), by the clock that runs for it; null where the service level has none, and once it is handed over.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Its clock was started, or stopped, for where it is.</summary>
    public bool Timed { get; private set; }

    /// <summary>Until when something has to happen: the nearer of our own deadline and the marketplace's (hand over, deliver); null where nothing is owed, or the goods are in the marketplace's own warehouse.</summary>
    public DateTimeOffset? ActBy { get; private set; }

    /// <summary>The marketplace's own words say that it may not arrive: disputed, not taken in, on its way back.</summary>
    public bool Failing { get; private set; }

    public List<OrderLine> Lines { get; private set; } = [];
}
