namespace SellerDesk.Domain.Shops;

/// <summary>How the marketplace judges a figure.</summary>
public enum QualityState
{
    Unrated,
    Good,
    Warning,
    Critical,
}

/// <summary>One figure by which the marketplace judges the seller, on one day. The marketplace's own code, unit and limits.</summary>
public sealed class QualityFigure
{
    public const int CodeMaxLength = 100;

    private QualityFigure(ShopId shopId, DateOnly day, string code, decimal value)
    {
        ShopId = shopId;
        Day = day;
        Code = code;
        Value = value;
    }

    public ShopId ShopId { get; private set; }

    /// <summary>In the shop's zone.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The marketplace's own code (<c>rating_on_time</c>, <c>FBS_CANCELLATION_RATE</c> …).</summary>
    public string Code { get; private set; }

    /// <summary>The marketplace's own title of it, where it gives one.</summary>
    public string? Title { get; private set; }

    public decimal Value { get; private set; }

    /// <summary>The marketplace's word: PERCENT, RATING, INDEX, COUNT …</summary>
    public string? Unit { get; private set; }

    /// <summary>What the figure has to reach, or must not pass, where the marketplace says so.</summary>
    public decimal? Limit { get; private set; }

    public QualityState State { get; private set; }

    /// <summary>Of orders, items: what the figure is counted over; where it is told.</summary>
    public string? Note { get; private set; }
}
