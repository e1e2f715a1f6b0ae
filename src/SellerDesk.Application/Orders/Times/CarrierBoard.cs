using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Orders.Times;

/// <summary>A carrier's deliveries in a period.</summary>
/// <param name="Carrier">Empty: the marketplace does not say.</param>
/// <param name="Regions">How many regions it delivered to.</param>
/// <param name="Prices">Mean delivery price of the orders that have one, by currency.</param>
/// <param name="Returned">Orders of which a claim, return or dispute came.</param>
/// <param name="Damaged">Orders complained about as damaged by packaging or carrier.</param>
public sealed record CarrierRow(
    string Carrier, long Orders, int Regions, IReadOnlyList<(string Currency, decimal Mean, long Orders)> Prices, LegFigures Whole, LegFigures Delivery, LegFigures Promise,
    long Returned, long Complained, long Damaged)
{
    /// <summary>Share delivered in time, with its interval.</summary>
    public WilsonInterval InTime => WilsonInterval.Of((int)(Whole.Now.Judged - Whole.Now.Late), (int)Whole.Now.Judged);

    public WilsonInterval ReturnShare => WilsonInterval.Of((int)Returned, (int)Orders);

    public WilsonInterval ComplaintShare => WilsonInterval.Of((int)Complained, (int)Orders);

    public WilsonInterval DamageShare => WilsonInterval.Of((int)Damaged, (int)Orders);
}

/// <param name="Rows">The busiest first: an order that says nothing of who is better.</param>
/// <param name="Regions">Regions that any carrier delivered to.</param>
/// <param name="Keys">How many carriers there are.</param>
public sealed record CarrierView(IReadOnlyList<CarrierRow> Rows, int Regions, int Keys, bool Exact);

/// <summary>Carriers side by side over the seller's own delivered orders, from rollups.</summary>
public sealed class CarrierBoard(ScopedDb database, LegBoard legs)
{
    /// <summary>No carrier has such a name: names are kept without ends of lines.</summary>
    private const string Anybody = "\n";

    public async Task<CarrierView> LoadAsync(LegFilter filter, CancellationToken cancel)
    {
        var by = filter with { Leg = OrderLeg.Whole, Dimension = LegDimension.Carrier };
        var views = await legs.SideBySideAsync(by, [OrderLeg.Whole, OrderLeg.Delivery, OrderLeg.Promise], cancel);
        var whole = views[OrderLeg.Whole];
        await using var db = await database.OpenReadingAsync(cancel);
        var (all, shops) = filter.Narrow(db);
        var sums = await db.Database.SqlQuery<Sum>($"""
            select carrier as "Carrier", currency as "Currency", sum(orders)::bigint as "Orders", sum(priced)::bigint as "Priced", sum(price) as "Price",
              sum(returned)::bigint as "Returned", sum(complained)::bigint as "Complained", sum(damaged)::bigint as "Damaged"
            from carrier_days where shop_id = any(array(select id from shops where {all} or id = any({shops}))) and day >= {filter.From} and day <= {filter.To}
            group by carrier, currency
            """).ToListAsync(cancel);
        var reached = await ReachedAsync(db, filter, cancel);
        var rows = sums.ToLookup(sum => sum.Carrier);
        return new CarrierView(
            [.. whole.Rows.Select(row => Row(row, Same(views[OrderLeg.Delivery], row), Same(views[OrderLeg.Promise], row), rows[row.Key], reached.GetValueOrDefault(row.Key)))],
            reached.GetValueOrDefault(Anybody), whole.Keys, whole.Exact);
    }

    /// <summary>To how many regions each carrier delivered in the period, and all together.</summary>
    private static async Task<Dictionary<string, int>> ReachedAsync(SellerDeskDb db, LegFilter filter, CancellationToken cancel)
    {
        var (all, shops) = filter.Narrow(db);
        var found = await db.Database.SqlQuery<Reach>($"""
            with reached as (
              select distinct carrier, region from carrier_region_months
              where shop_id = any(array(select id from shops where {all} or id = any({shops}))) and month >= {LegFilter.MonthOf(filter.From)} and month <= {LegFilter.MonthOf(filter.To)}
                and days & (case when month = {LegFilter.MonthOf(filter.From)} then {-1 << (filter.From.Day - 1)} else -1 end) & (case when month = {LegFilter.MonthOf(filter.To)} then {int.MaxValue >> (31 - filter.To.Day)} else -1 end) <> 0
            )
            select carrier as "Carrier", count(*)::int as "Regions" from reached group by carrier union all select {Anybody}, count(distinct region)::int from reached
            """).ToListAsync(cancel);
        return found.ToDictionary(one => one.Carrier, one => one.Regions);
    }

    private static LegFigures Same(LegView view, LegFigures row) =>
        view.Rows.FirstOrDefault(one => one.Key == row.Key) ?? row with { Now = LegSum.None, Before = LegSum.None, Points = [] };

    private static CarrierRow Row(LegFigures whole, LegFigures delivery, LegFigures promise, IEnumerable<Sum> sums, int regions)
    {
        var list = sums.ToList();
        var prices = list.Where(sum => sum.Priced > 0).GroupBy(sum => sum.Currency).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Sum(sum => sum.Price) / group.Sum(sum => sum.Priced), group.Sum(sum => sum.Priced))).ToList();
        return new CarrierRow(
            whole.Key, whole.Now.Orders, regions, prices, whole, delivery, promise,
            list.Sum(sum => sum.Returned), list.Sum(sum => sum.Complained), list.Sum(sum => sum.Damaged));
    }

    private sealed record Reach(string Carrier, int Regions);

    private sealed record Sum(string Carrier, string Currency, long Orders, long Priced, decimal Price, long Returned, long Complained, long Damaged);
}
