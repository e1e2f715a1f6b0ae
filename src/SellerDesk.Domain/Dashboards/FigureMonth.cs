using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Dashboards;

/// <summary>
/// The measures of one source in one month of one shop by one key, each summed up to every day: a period's sum is the difference of two places, so that it
/// costs a row for each month, however many orders there are. Re-made for the days that were touched.
/// </summary>
public sealed class FigureMonth
{
    public const int Days = 31;
    public const int KeyMaxLength = 200;

    public ShopId ShopId { get; init; }

    public FigureOf Source { get; init; }

    public FigureDimension Dimension { get; init; }

    /// <summary>Its first day, in the shop's zone.</summary>
    public DateOnly Month { get; init; }

    /// <summary>Id of the product or person, the region's name …; empty: the whole, or not known.</summary>
    public string Key { get; init; } = "";

    /// <summary>Of the money, or of the orders that are counted; empty where there is none.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The source's measures in their order, thirty-one places each: the sum of the month's days up to and with that one.</summary>
    public long[] Upto { get; init; } = [];
}

/// <summary>What a figure is counted from; kept as text, so that a name must not change.</summary>
public enum FigureOf
{
    Placed,
    Delivered,
    Way,
    Approval,
    Preparing,
    Review,
    Complaint,
    Return,
    Survey,
    Deadline,
    Answer,
    Resolution,
    Funnel,
    Buyer,
    Cohort,
}
