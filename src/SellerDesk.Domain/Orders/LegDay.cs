using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Orders;

/// <summary>A day in a shop's zone whose figures of legs or carriers have changed since they were counted.</summary>
public sealed class TouchedOrderDay
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>What of the day changed, a bit each: what was placed, approved, handed over, delivered.</summary>
    public int Parts { get; init; } = EveryPart;

    public const int EveryPart = 15;
}

/// <summary>
/// Legs that ended on a day in the shop's zone, of one carrier, warehouse, region, product or of all: a rollup, re-made whole for the days that were touched.
/// Everything adds up over days and shops, so that any period's figures come of these rows alone.
/// </summary>
public sealed class LegDay
{
    public const int KeyMaxLength = 200;

    public ShopId ShopId { get; init; }

    public LegDimension Dimension { get; init; }

    public OrderLeg Leg { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>The marketplace's own word, the product's id; empty: unknown, and for <see cref="LegDimension.All"/>.</summary>
    public string Key { get; init; } = "";

    /// <summary>Orders whose leg ended.</summary>
    public int Orders { get; init; }

    /// <summary>Of those, the ones whose leg's beginning is known too: <see cref="Spread"/> is over them.</summary>
    public int Timed { get; init; }

    /// <summary>Of <see cref="Timed"/>, the ones that ended before they began; they stand in the lowest bucket.</summary>
    public int Contradicting { get; init; }

    /// <summary>Orders with a time by which the leg had to end.</summary>
    public int Judged { get; init; }

    /// <summary>Of <see cref="Judged"/>, the ones that ended after it.</summary>
    public int Late { get; init; }

    /// <summary>Minutes after it, summed over <see cref="Late"/>.</summary>
    public long LateMinutes { get; init; }

    /// <summary>How long the legs took: see <see cref="DurationSpread"/>.</summary>
    public byte[] Spread { get; init; } = [];
}

/// <summary>
/// Which keys of a dimension had how many legs in a month: what ranks them over any period costs a row for a key and month, however many orders there are. Made with <see cref="LegDay"/>.
/// </summary>
public sealed class LegKeyMonth
{
    public ShopId ShopId { get; init; }

    public LegDimension Dimension { get; init; }

    public OrderLeg Leg { get; init; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; init; }

    public string Key { get; init; } = "";

    /// <summary>Legs that ended up to the end of each day of the month, thirty-one of them: a period's are the difference of two.</summary>
    public int[] Upto { get; init; } = [];
}

/// <summary>On which days of a month a carrier delivered to a region. Made with <see cref="CarrierDay"/>.</summary>
public sealed class CarrierRegionMonth
{
    public ShopId ShopId { get; init; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; init; }

    public string Carrier { get; init; } = "";

    public string Region { get; init; } = "";

    /// <summary>A bit for each day, the lowest of the first.</summary>
    public int Days { get; init; }
}

/// <summary>Orders that were delivered on a day, by carrier: a rollup beside <see cref="LegDay"/>, made with it.</summary>
public sealed class CarrierDay
{
    public ShopId ShopId { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>Empty: unknown.</summary>
    public string Carrier { get; init; } = "";

    /// <summary>Of the delivery price; empty where none is known.</summary>
    public string Currency { get; init; } = "";

    public int Orders { get; init; }

    /// <summary>Orders whose delivery has a price.</summary>
    public int Priced { get; init; }

    /// <summary>Their delivery prices, summed.</summary>
    public decimal Price { get; init; }

    /// <summary>Orders of which a claim, return or dispute came.</summary>
    public int Returned { get; init; }

    /// <summary>Orders about which somebody complained.</summary>
    public int Complained { get; init; }

    /// <summary>Of <see cref="Complained"/>, the ones where goods came damaged: cause packaging or carrier.</summary>
    public int Damaged { get; init; }
}
