using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Orders.Times;

/// <summary>Merges rollups of days into a period's figures. One at a time: its spreads are used again and again.</summary>
internal sealed class LegTally(LegFilter filter)
{
    private const double NinetyPercent = 0.9;

    private readonly DurationSpread whole = new();
    private readonly DurationSpread part = new();

    public LegFigures Figures(OrderLeg leg, string key, string name, IEnumerable<LegCell> cells)
    {
        var halves = cells.ToLookup(cell => cell.Day >= filter.From);
        var before = Sum(halves[false]);
        return new LegFigures(leg, key, name, Sum(halves[true]), before, Points(halves[true]));
    }

    private LegSum Sum(IEnumerable<LegCell> cells)
    {
        whole.Clear();
        var (orders, timed, contradicting, judged, late, lateMinutes) = (0L, 0L, 0L, 0L, 0L, 0L);
        foreach (var cell in cells)
        {
            whole.Add(cell.Spread);
            (orders, timed, contradicting) = (orders + cell.Orders, timed + cell.Timed, contradicting + cell.Contradicting);
            (judged, late, lateMinutes) = (judged + cell.Judged, late + cell.Late, lateMinutes + cell.LateMinutes);
        }

        var (low, high) = whole.MedianInterval() ?? default;
        return new LegSum(orders, timed, contradicting, judged, late, lateMinutes, whole.Quantile(0.5), whole.Quantile(NinetyPercent), low, high);
    }

    private List<LegPoint> Points(IEnumerable<LegCell> cells)
    {
        var points = new List<LegPoint>();
        foreach (var point in cells.GroupBy(cell => (cell.Day.DayNumber - filter.From.DayNumber) / filter.PointDays).OrderBy(group => group.Key))
        {
            part.Clear();
            var (judged, late) = (0L, 0L);
            foreach (var cell in point)
            {
                part.Add(cell.Spread);
                (judged, late) = (judged + cell.Judged, late + cell.Late);
            }

            points.Add(new LegPoint(filter.From.AddDays(point.Key * filter.PointDays), part.Quantile(0.5), judged, late));
        }

        return points;
    }
}
