using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Orders.Times;

/// <summary>
/// Where orders lose time: legs of the way, and one of them by carrier, warehouse, region or product, from rollups. Where few orders are meant,
/// medians are read from the orders themselves, so that they are exact.
/// </summary>
public sealed class LegBoard(ScopedDb database)
{
    public const int MostRows = 50;

    /// <summary>Up to so many legs of a kind, in both periods together, medians come of the orders themselves: some milliseconds.</summary>
    public const int ExactUpTo = 5_000;

    public async Task<LegView> LoadAsync(LegFilter filter, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var all = await LegCells.OfLegsAsync(db, filter, cancel);
        var cells = filter.Dimension == LegDimension.All ? [] : await LegCells.OfDimensionAsync(db, filter, MostRows, cancel);
        var tally = new LegTally(filter);
        var legs = Enum.GetValues<OrderLeg>().Select(leg => tally.Figures(leg, "", "", all.Where(cell => cell.Leg == leg.ToString()))).ToList();
        var rows = cells.GroupBy(cell => (cell.Key, cell.Name)).Select(one => tally.Figures(filter.Leg, one.Key.Key, one.Key.Name ?? one.Key.Key, one))
            .OrderByDescending(row => row.Now.Orders).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        var exact = legs.Max(leg => leg.Now.Timed + leg.Before.Timed) <= ExactUpTo;
        if (exact)
        {
            var medians = await ExactLegs.LoadAsync(db, filter, cancel);
            (legs, rows) = (legs.ConvertAll(leg => medians.Into(leg, LegDimension.All)), rows.ConvertAll(row => medians.Into(row, filter.Dimension)));
        }

        return new LegView(legs, rows, cells.Count == 0 ? 0 : cells[0].Keys, exact);
    }
}
