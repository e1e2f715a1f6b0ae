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

    /// <summary>
    /// Of the keys that <paramref name="filter"/>'s leg has most of in the period, the days of <paramref name="legs"/>: those of a point of a line put together (their spreads one behind the other), and those of the
    /// period before, so that a key is read in a dozen rows on however many days it has something.
    /// </summary>
    public static Task<List<LegCell>> OfDimensionAsync(SellerDeskDb db, LegFilter filter, IReadOnlyList<OrderLeg> legs, int most, CancellationToken cancel)
    {
        var (all, shops) = filter.Narrow(db);
        var sql = $$"""
            with meant as (select array(select id from shops where {0} or id = any({1})) as shops),
            busy as (
              select key, array_agg(distinct shop_id) as shops, count(*) over () as keys from leg_key_months
              where shop_id = any((select shops from meant)::uuid[]) and dimension = {2} and leg = {3} and month >= {4} and month <= {5}
              group by key having sum({{Ended}}) > 0 order by sum({{Ended}}) desc, key limit {8}
            )
            select d.leg as "Leg", d.key as "Key", {{(filter.Dimension == LegDimension.Product ? "max(p.name)" : "null")}} as "Name", max(b.keys)::int as "Keys", min(d.day) as "Day", sum(d.orders)::int as "Orders",
              sum(d.timed)::int as "Timed", sum(d.contradicting)::int as "Contradicting", sum(d.judged)::int as "Judged", sum(d.late)::int as "Late", sum(d.late_minutes)::bigint as "LateMinutes",
              string_agg(d.spread, ''::bytea) as "Spread"
            {{(filter.Dimension == LegDimension.Product ? OfProducts : OfOthers)}}
            group by d.leg, d.key, case when d.day >= {12} then (d.day - {12}) / {13} else -1 end
            """;
        return db.Database.SqlQueryRaw<LegCell>(sql,
            all, shops, filter.Dimension.ToString(), filter.Leg.ToString(), LegFilter.MonthOf(filter.From), LegFilter.MonthOf(filter.To), filter.From.Day - 1, filter.To.Day, most,
            legs.Select(one => one.ToString()).ToArray(), filter.Before, filter.To, filter.From, filter.PointDays).ToListAsync(cancel);
    }

    /// <summary>Legs of a key's month that ended in the period.</summary>
    private const string Ended = "upto[case when month = {5} then {7} else 31 end] - case when month = {4} then coalesce(upto[{6}], 0) else 0 end";

    /// <summary>Few keys have most of the rows: they are read along the days.</summary>
    private const string OfOthers = """
        from leg_days d join busy b on b.key = d.key
        where d.shop_id = any((select shops from meant)::uuid[]) and d.dimension = {2} and d.leg = any({9}) and d.day >= {10} and d.day <= {11}
        """;

    /// <summary>A product is of one shop (what is of no product, of any), and fifty of them are few among all: each day's row is looked up by its key.</summary>
    private const string OfProducts = """
        from busy b cross join unnest(b.shops) as s(id) cross join unnest({9}) as l(leg) cross join generate_series({10}::timestamp, {11}::timestamp, interval '1 day') as g(at)
        cross join lateral (select * from leg_days x where x.shop_id = s.id and x.dimension = {2} and x.leg = l.leg and x.day = g.at::date and x.key = b.key limit 1) as d
        left join products p on d.key <> '' and p.shop_id = d.shop_id and p.id = nullif(d.key, '')::uuid
        """;
}
