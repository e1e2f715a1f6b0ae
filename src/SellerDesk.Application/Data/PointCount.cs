namespace SellerDesk.Application.Data;

/// <summary>What a counter of points is by.</summary>
public enum PointPart
{
    /// <summary>The sum of the entries of a place, a buyer's or the programme's.</summary>
    Place,

    /// <summary>What can be spent, by the month in which it ends: <c>2027-03</c>.</summary>
    Ends,
}

/// <summary>A counter's change, as with the inbox (docs/decisions/0006).</summary>
public sealed class PointCount
{
    public long Id { get; init; }

    public PointPart Part { get; init; }

    public string Value { get; init; } = "";

    public long Count { get; init; }
}
