using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Orders.Times;

/// <summary>A period's legs together.</summary>
/// <param name="Median">Minutes; null while no leg's both ends are known.</param>
/// <param name="MedianFrom">Where the median may truly lie, at 95 %.</param>
public sealed record LegSum(long Orders, long Timed, long Contradicting, long Judged, long Late, long LateMinutes, double? Median, double? P90, double MedianFrom, double MedianTo)
{
    public static readonly LegSum None = new(0, 0, 0, 0, 0, 0, null, null, 0, 0);

    /// <summary>Below so many cases a change is no news.</summary>
    public const int FewCases = 30;

    public WilsonInterval LateShare => WilsonInterval.Of((int)Late, (int)Judged);
}

/// <summary>One part of a period: its median, for a line.</summary>
public sealed record LegPoint(DateOnly From, double? Median, long Judged, long Late);

/// <summary>Legs of one kind and one carrier, warehouse … in the period and in the one before.</summary>
/// <param name="Key">The marketplace's word or the product's id; empty: unknown, or all.</param>
public sealed record LegFigures(OrderLeg Leg, string Key, string Name, LegSum Now, LegSum Before, IReadOnlyList<LegPoint> Points)
{
    /// <summary>Minutes; null where there is nothing to compare, or the intervals of both medians meet: then the change may be chance.</summary>
    public double? MedianChange => Comparable(Now.Timed, Before.Timed) && (Now.MedianFrom > Before.MedianTo || Now.MedianTo < Before.MedianFrom) ? Now.Median - Before.Median : null;

    /// <summary>Change of the late share; null where it may be chance.</summary>
    public double? LateChange => Comparable(Now.Judged, Before.Judged)
        && ShareDifference.Of((int)Now.Late, (int)Now.Judged, (int)Before.Late, (int)Before.Judged) is { IsSure: true } change ? change.Difference : null;

    private static bool Comparable(long now, long before) => now >= LegSum.FewCases && before >= LegSum.FewCases;
}

/// <param name="Legs">Every leg of the whole, in their order.</param>
/// <param name="Rows">The chosen leg by the chosen dimension, the busiest first.</param>
/// <param name="Keys">How many there are in all.</param>
/// <param name="Exact">Medians are those of the orders themselves, not of the rollups' buckets.</param>
public sealed record LegView(IReadOnlyList<LegFigures> Legs, IReadOnlyList<LegFigures> Rows, int Keys, bool Exact)
{
    public LegFigures Of(OrderLeg leg) => Legs.First(figures => figures.Leg == leg);
}
