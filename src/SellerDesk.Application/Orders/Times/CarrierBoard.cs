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
    public async Task<CarrierView> LoadAsync(LegFilter filter, CancellationToken cancel)
    {
        var whole = await LegsAsync(filter, OrderLeg.Whole, cancel);
        var (delivery, promise) = (await LegsAsync(filter, OrderLeg.Delivery, cancel), await LegsAsync(filter, OrderLeg.Promise, cancel));
        await using var db = await database.OpenAsync(cancel);
        var (all, shops) = filter.Narrow(db);
        var sums = await db.Database.SqlQuery<Sum>($"""
            select carrier as "Carrier", region as "Region", currency as "Currency", sum(orders)::bigint as "Orders", sum(priced)::bigint as "Priced", sum(price) as "Price",
              sum(returned)::bigint as "Returned", sum(complained)::bigint as "Complained", sum(damaged)::bigint as "Damaged"
            from carrier_days where shop_id = any(array(select id from shops where {all} or id = any({shops}))) and day >= {filter.From} and day <= {filter.To}
            group by carrier, region, currency
            """).ToListAsync(cancel);
        var rows = sums.ToLookup(sum => sum.Carrier);
        return new CarrierView(
            [.. whole.Rows.Select(row => Row(row, Same(delivery, row), Same(promise, row), rows[row.Key]))],
            sums.Where(sum => sum.Region.Length > 0).Select(sum => sum.Region).Distinct().Count(), whole.Keys, whole.Exact);
    }

    private Task<LegView> LegsAsync(LegFilter filter, OrderLeg leg, CancellationToken cancel) =>
        legs.LoadAsync(filter with { Leg = leg, Dimension = LegDimension.Carrier }, cancel);

    private static LegFigures Same(LegView view, LegFigures row) =>
        view.Rows.FirstOrDefault(one => one.Key == row.Key) ?? row with { Now = LegSum.None, Before = LegSum.None, Points = [] };

    private static CarrierRow Row(LegFigures whole, LegFigures delivery, LegFigures promise, IEnumerable<Sum> sums)
    {
        var list = sums.ToList();
        var prices = list.Where(sum => sum.Priced > 0).GroupBy(sum => sum.Currency).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Sum(sum => sum.Price) / group.Sum(sum => sum.Priced), group.Sum(sum => sum.Priced))).ToList();
        return new CarrierRow(
            whole.Key, whole.Now.Orders, list.Where(sum => sum.Region.Length > 0).Select(sum => sum.Region).Distinct().Count(), prices, whole, delivery, promise,
            list.Sum(sum => sum.Returned), list.Sum(sum => sum.Complained), list.Sum(sum => sum.Damaged));
    }

    private sealed record Sum(string Carrier, string Region, string Currency, long Orders, long Priced, decimal Price, long Returned, long Complained, long Damaged);
}
