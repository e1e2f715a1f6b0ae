using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Orders.Times;

/// <summary>A rollup's row as it is read.</summary>
/// <param name="Name">A product's; null for the others.</param>
/// <param name="Keys">How many keys there are, this one among them.</param>
internal sealed record LegCell(
    string Leg, string Key, string? Name, int Keys, DateOnly Day, int Orders, int Timed, int Contradicting, int Judged, int Late, long LateMinutes, byte[] Spread);

/// <summary>Reads the rollups of a period and the one before.</summary>
internal static class LegCells
{
    public static Task<List<LegCell>> OfLegsAsync(SellerDeskDb db, LegFilter filter, CancellationToken cancel)
    {
        var (all, shops) = filter.Narrow(db);
        var legs = Enum.GetNames<Domain.Orders.OrderLeg>();
        return db.Database.SqlQuery<LegCell>($"""
            select leg as "Leg", '' as "Key", null as "Name", 0 as "Keys", day as "Day", orders as "Orders", timed as "Timed", contradicting as "Contradicting",
              judged as "Judged", late as "Late", late_minutes as "LateMinutes", spread as "Spread"
            from leg_days where shop_id = any(array(select id from shops where {all} or id = any({shops}))) and dimension = 'All' and leg = any({legs})
              and day >= {filter.Before} and day <= {filter.To}
            """).ToListAsync(cancel);
    }

    public static Task<List<LegCell>> OfDimensionAsync(SellerDeskDb db, LegFilter filter, int most, CancellationToken cancel)
    {
        var (all, shops) = filter.Narrow(db);
        var (dimension, leg) = (filter.Dimension.ToString(), filter.Leg.ToString());
        return db.Database.SqlQuery<LegCell>($"""
            with meant as (select array(select id from shops where {all} or id = any({shops})) as shops),
            busy as (
              select key, count(*) over () as keys from leg_days
              where shop_id = any((select shops from meant)::uuid[]) and dimension = {dimension} and leg = {leg} and day >= {filter.From} and day <= {filter.To}
              group by key order by sum(orders) desc, key limit {most}
            )
            select d.leg as "Leg", d.key as "Key", p.name as "Name", b.keys::int as "Keys", d.day as "Day", d.orders as "Orders", d.timed as "Timed",
              d.contradicting as "Contradicting", d.judged as "Judged", d.late as "Late", d.late_minutes as "LateMinutes", d.spread as "Spread"
            from leg_days d join busy b on b.key = d.key
            left join products p on {dimension} = 'Product' and d.key <> '' and p.shop_id = d.shop_id and p.id = case when {dimension} = 'Product' then nullif(d.key, '')::uuid end
            where d.shop_id = any((select shops from meant)::uuid[]) and d.dimension = {dimension} and d.leg = {leg} and d.day >= {filter.Before} and d.day <= {filter.To}
            """).ToListAsync(cancel);
    }
}
