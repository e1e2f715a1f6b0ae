using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Orders;

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
        var legs = Enum.GetNames<OrderLeg>();
        return db.Database.SqlQuery<LegCell>($"""
            select leg as "Leg", '' as "Key", null as "Name", 0 as "Keys", day as "Day", orders as "Orders", timed as "Timed", contradicting as "Contradicting",
              judged as "Judged", late as "Late", late_minutes as "LateMinutes", spread as "Spread"
            from leg_days where shop_id = any(array(select id from shops where {all} or id = any({shops}))) and dimension = 'All' and leg = any({legs})
              and day >= {filter.Before} and day <= {filter.To}
            """).ToListAsync(cancel);
    }

    /// <summary>Of the keys that <paramref name="filter"/>'s leg has most of in the period, the days of <paramref name="legs"/>.</summary>
    public static Task<List<LegCell>> OfDimensionAsync(SellerDeskDb db, LegFilter filter, IReadOnlyList<OrderLeg> legs, int most, CancellationToken cancel)
    {
        var (all, shops) = filter.Narrow(db);
        var (dimension, leg, wanted) = (filter.Dimension.ToString(), filter.Leg.ToString(), legs.Select(one => one.ToString()).ToArray());
        var (first, last) = (LegFilter.MonthOf(filter.From), LegFilter.MonthOf(filter.To));
        return db.Database.SqlQuery<LegCell>($"""
            with meant as (select array(select id from shops where {all} or id = any({shops})) as shops),
            busy as (
              select key, count(*) over () as keys from leg_key_months
              where shop_id = any((select shops from meant)::uuid[]) and dimension = {dimension} and leg = {leg} and month >= {first} and month <= {last}
              group by key having sum(upto[case when month = {last} then {filter.To.Day} else 31 end] - case when month = {first} then coalesce(upto[{filter.From.Day - 1}], 0) else 0 end) > 0
              order by sum(upto[case when month = {last} then {filter.To.Day} else 31 end] - case when month = {first} then coalesce(upto[{filter.From.Day - 1}], 0) else 0 end) desc, key limit {most}
            )
            select d.leg as "Leg", d.key as "Key", p.name as "Name", b.keys::int as "Keys", d.day as "Day", d.orders as "Orders", d.timed as "Timed",
              d.contradicting as "Contradicting", d.judged as "Judged", d.late as "Late", d.late_minutes as "LateMinutes", d.spread as "Spread"
            from leg_days d join busy b on b.key = d.key
            left join products p on {dimension} = 'Product' and d.key <> '' and p.shop_id = d.shop_id and p.id = case when {dimension} = 'Product' then nullif(d.key, '')::uuid end
            where d.shop_id = any((select shops from meant)::uuid[]) and d.dimension = {dimension} and d.leg = any({wanted}) and d.day >= {filter.Before} and d.day <= {filter.To}
            """).ToListAsync(cancel);
    }
}
