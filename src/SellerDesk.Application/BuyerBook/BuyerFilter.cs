using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.BuyerBook;

/// <summary>How often somebody bought.</summary>
public enum BuyerFrequency
{
    /// <summary>Wrote or was written to, and no order is known.</summary>
    None,
    One,

    /// <summary>Two to four orders.</summary>
    Few,

    /// <summary>Five and more.</summary>
    Many,
}

public enum BuyerMark
{
    Complained,

    /// <summary>A review with one or two stars.</summary>
    Unhappy,
    SentBack,

    /// <summary>Something of it is matched by a phone or an address alone.</summary>
    Probable,
}

public enum BuyerOrder
{
    Latest,
    Orders,

    /// <summary>Of one currency.</summary>
    Spent,
}

/// <summary>
/// What the list of buyers shows: the whole of it stands in the page's address (<see cref="BuyerQuery"/> reads and writes it). Two filters are equal when their addresses are.
/// </summary>
public sealed record BuyerFilter
{
    public static readonly BuyerFilter Default = new();

    public IReadOnlyList<ShopId> Shops { get; init; } = [];

    public BuyerFrequency? Frequency { get; init; }

    public BuyerMark? Mark { get; init; }

    public string? Region { get; init; }

    /// <summary>Mostly paid in it.</summary>
    public string? Currency { get; init; }

    /// <summary>Neither ordered nor wrote for so many days.</summary>
    public int? QuietDays { get; init; }

    /// <summary>Members of a segment, as of its last refresh.</summary>
    public SegmentId? Segment { get; init; }

    /// <summary>A cell of the grid of recency and frequency.</summary>
    public RfmPlace? Cell { get; init; }

    public int? MinOrders { get; init; }

    public decimal? MinSpent { get; init; }

    public decimal? MaxSpent { get; init; }

    public BuyerOrder Order { get; init; }

    /// <summary>A number of an order or of the buyer, a phone, an e-mail address, or a name where it may be seen.</summary>
    public string? Search { get; init; }

    public bool IsPlain => this == Default;

    /// <summary>The values of the parts that counters know.</summary>
    internal IReadOnlyList<(Data.BuyerPart Part, string Value)> Counted =>
    [
        .. new (Data.BuyerPart Part, string? Value)[]
        {
            (Data.BuyerPart.Frequency, Frequency?.ToString()), (Data.BuyerPart.Mark, Mark?.ToString()), (Data.BuyerPart.Region, Region), (Data.BuyerPart.Currency, Currency),
        }.Where(part => part.Value is not null).Select(part => (part.Part, part.Value!)),
    ];

    internal bool BeyondCounters => Segment is not null || Cell is not null || QuietDays is not null || MinOrders is not null || MinSpent is not null || MaxSpent is not null || Search is not null;

    public bool Equals(BuyerFilter? other) => other is not null && BuyerQuery.Write(this) == BuyerQuery.Write(other);

    public override int GetHashCode() => BuyerQuery.Write(this).GetHashCode(StringComparison.Ordinal);
}

/// <summary>Fifths from 1 to 5; 5 is the latest and the most often.</summary>
public readonly record struct RfmPlace(short Recency, short Frequency);

/// <summary>A place in the list: the value that it goes by, and the buyer.</summary>
/// <param name="Value">Ticks of the last contact (UTC), orders, or money, by the filter's order.</param>
public readonly record struct BuyerPlace(decimal Value, Guid Id);
