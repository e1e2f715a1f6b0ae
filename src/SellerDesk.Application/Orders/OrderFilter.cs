using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders;

/// <summary>What is owed soon or already, the nearest first.</summary>
public enum OrderQueue
{
    /// <summary>With us, and to be handed over before the day ends, or already late.</summary>
    Today,

    /// <summary>With us, and late.</summary>
    Late,

    /// <summary>With us, and late within <see cref="OrderFilter.Soon"/>.</summary>
    Soon,

    /// <summary>With a carrier, and later than promised.</summary>
    Stuck,
}

/// <summary>
/// What the list of orders shows: the whole of it stands in the page's address (<see cref="OrderQuery"/> reads and writes it). Two filters are equal
/// when their addresses are.
/// </summary>
public sealed record OrderFilter
{
    public const int SearchMaxLength = 200;

    public static readonly OrderFilter Default = new();

    /// <summary>Before a deadline by so much, an order is "soon".</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(4);

    /// <summary>What has been late for longer is history and stands in no queue.</summary>
    public static readonly TimeSpan History = TimeSpan.FromDays(60);

    public OrderQueue? Queue { get; init; }

    public IReadOnlyList<ShopId> Shops { get; init; } = [];

    public OrderStage? Stage { get; init; }

    public string? Scheme { get; init; }

    public string? Carrier { get; init; }

    public string? Warehouse { get; init; }

    public string? Region { get; init; }

    public ProductId? Product { get; init; }

    /// <summary>Of this buyer.</summary>
    public BuyerId? Buyer { get; init; }

    /// <summary>Ordered on this day of the asker's or later.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Ordered before this day of the asker's.</summary>
    public DateOnly? Before { get; init; }

    public decimal? MinSum { get; init; }

    public decimal? MaxSum { get; init; }

    /// <summary>Only those whose times contradict one another.</summary>
    public bool Contradicts { get; init; }

    /// <summary>A number, a tracking number or words of a product's name.</summary>
    public string? Search { get; init; }

    /// <summary>The nearest deadline first; otherwise the newest.</summary>
    public bool ByDeadline => Queue is not null;

    public bool IsPlain => this == Default;

    /// <summary>The values of the parts that counters know.</summary>
    internal IReadOnlyList<(Data.OrderPart Part, string Value)> Counted =>
    [
        .. new (Data.OrderPart Part, string? Value)[] { (Data.OrderPart.Scheme, Scheme), (Data.OrderPart.Carrier, Carrier), (Data.OrderPart.Warehouse, Warehouse), (Data.OrderPart.Region, Region) }
            .Where(part => part.Value is not null).Select(part => (part.Part, part.Value!)),
    ];

    /// <summary>Counters know shop, stage, and one part more; these they do not.</summary>
    internal bool BeyondCounters => Product is not null || Buyer is not null || Since is not null || Before is not null || MinSum is not null || MaxSum is not null || Contradicts || Search is not null;

    public bool Equals(OrderFilter? other) => other is not null && OrderQuery.Write(this) == OrderQuery.Write(other);

    public override int GetHashCode() => OrderQuery.Write(this).GetHashCode(StringComparison.Ordinal);
}

/// <summary>Who asks and when; "today" needs it.</summary>
public sealed record OrderMoment(DateTimeOffset Now, TimeZoneInfo Zone)
{
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).Date);

    public DateTimeOffset Tomorrow => StartOf(Today.AddDays(1));

    /// <summary>The start (UTC) of a day of the asker's.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);

        // A zone may skip midnight itself when its clocks change.
        while (Zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(30);
        }

        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>Between which moments the deadlines of a queue lie, and whether it is of orders that are still with us.</summary>
    public (DateTimeOffset After, DateTimeOffset Until, bool ToShip) Of(OrderQueue queue) => queue switch
    {
        OrderQueue.Today => (Now - OrderFilter.History, Tomorrow, true),
        OrderQueue.Late => (Now - OrderFilter.History, Now, true),
        OrderQueue.Soon => (Now, Now + OrderFilter.Soon, true),
        _ => (Now - OrderFilter.History, Now, false),
    };
}
