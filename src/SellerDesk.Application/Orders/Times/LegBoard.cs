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

    public async Task<LegView> LoadAsync(LegFilter filter, CancellationToken cancel) => (await SideBySideAsync(filter, [filter.Leg], cancel))[filter.Leg];

    /// <summary>Several legs of the same keys: those that <paramref name="filter"/>'s own leg has most of.</summary>
    public async Task<IReadOnlyDictionary<OrderLeg, LegView>> SideBySideAsync(LegFilter filter, IReadOnlyList<OrderLeg> wanted, CancellationToken cancel)
    {
        await using var db = await database.OpenReadingAsync(cancel);
        var all = await LegCells.OfLegsAsync(db, filter, cancel);
        var cells = filter.Dimension == LegDimension.All ? [] : await LegCells.OfDimensionAsync(db, filter, wanted, MostRows, cancel);
        var tally = new LegTally(filter);
        var legs = Enum.GetValues<OrderLeg>().Select(leg => tally.Figures(leg, "", "", all.Where(cell => cell.Leg == leg.ToString()))).ToList();
        var exact = legs.Max(leg => leg.Now.Timed + leg.Before.Timed) <= ExactUpTo;
        var views = new Dictionary<OrderLeg, LegView>();
        foreach (var leg in wanted)
        {
            var view = new LegView(legs, Rows(tally, leg, cells), cells.Count == 0 ? 0 : cells[0].Keys, exact);
            views[leg] = exact ? Exact(view, filter, await ExactLegs.LoadAsync(db, filter with { Leg = leg }, cancel)) : view;
        }

        return views;
    }

    private static List<LegFigures> Rows(LegTally tally, OrderLeg leg, IEnumerable<LegCell> cells)
    {
        var name = leg.ToString();
        return
        [
            .. cells.Where(cell => cell.Leg == name).GroupBy(cell => (cell.Key, cell.Name)).Select(one => tally.Figures(leg, one.Key.Key, one.Key.Name ?? one.Key.Key, one))
                .OrderByDescending(row => row.Now.Orders).ThenBy(row => row.Key, StringComparer.Ordinal),
        ];
    }

    private static LegView Exact(LegView view, LegFilter filter, ExactLegs medians) => view with
    {
        Legs = [.. view.Legs.Select(leg => medians.Into(leg, LegDimension.All))],
        Rows = [.. view.Rows.Select(row => medians.Into(row, filter.Dimension))],
    };
}
