using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Orders.Times;

/// <summary>Which orders behind a number.</summary>
public enum LegShow
{
    All,
    Late,

    /// <summary>Slower than the ninetieth percentile that was shown.</summary>
    Slow,

    /// <summary>Ended before it began.</summary>
    Contradicting,

    /// <summary>Of a carrier: a claim, return or dispute came.</summary>
    Returned,

    /// <summary>Of a carrier: somebody complained.</summary>
    Complained,

    /// <summary>Of a carrier: it came damaged.</summary>
    Damaged,
}

/// <param name="At">What the day is of: the leg's end, of a promise the delivery.</param>
/// <param name="Minutes">Null where the beginning is not known.</param>
/// <param name="Over">Minutes after the time by which it had to end; null where there is none, negative before it.</param>
public sealed record LegOrder(Guid Id, Guid ShopId, string Number, DateOnly Day, DateTimeOffset? Began, DateTimeOffset Ended, DateTimeOffset At, double? Minutes, double? Over, string? Carrier, string? Region);

/// <summary>Where the last slice ended.</summary>
public sealed record LegPlace(DateTimeOffset At, Guid Id);

/// <summary>
/// The orders that a number of the board counts, those that ended last first. Rollups say on which days there are how many, so that as many of the newest days
/// are read as a slice needs, and a rare carrier's late orders are looked for on their own days alone.
/// </summary>
public sealed class LegOrders(ScopedDb database)
{
    public const int AtOnce = 50;

    /// <param name="key">Of the filter's dimension; what came back is counted for carriers and for all alone.</param>
    /// <param name="above">For <see cref="LegShow.Slow"/>: minutes.</param>
    public async Task<(IReadOnlyList<LegOrder> Rows, LegPlace? Next)> LoadAsync(LegFilter filter, string key, LegShow show, double above, LegPlace? after, CancellationToken cancel)
    {
        await using var db = await database.OpenReadingAsync(cancel);
        var (all, shops) = filter.Narrow(db);
        var (began, ended, due, kept, at) = Columns(filter.Leg);
        var wanted = show switch
        {
            LegShow.Late => $"{kept} > {due}",
            LegShow.Slow => $"extract(epoch from {ended} - {began}) / 60 > {{8}}",
            LegShow.Contradicting => $"{ended} < {began}",
            LegShow.Returned => CarrierSql.Returned,
            LegShow.Complained => CarrierSql.Complained,
            LegShow.Damaged => CarrierSql.Damaged,
            _ => $"{ended} is not null",
        };
        var counted = show switch
        {
            LegShow.Late => "d.late",
            LegShow.Contradicting => "d.contradicting",
            LegShow.Slow => "d.timed",
            LegShow.Returned or LegShow.Complained or LegShow.Damaged =>
                $"(select coalesce(sum(c.{show.ToString().ToLowerInvariant()}), 0) from carrier_days c where c.shop_id = d.shop_id and c.day = d.day and (d.dimension = 'All' or c.carrier = d.key))",
            _ => "d.orders",
        };
        var sql = $$"""
            with days as (
              select d.shop_id, d.day, d.day::timestamp at time zone s.time_zone as from_at, (d.day + 1)::timestamp at time zone s.time_zone as to_at,
                max(d.day) over () as newest, {{(show == LegShow.Slow ? AboveBucket(above) : counted)}} as n
              from leg_days d join shops s on s.id = d.shop_id
              where d.shop_id = any(array(select id from shops where {0} or id = any({1}))) and d.dimension = {2} and d.leg = {3} and d.key = {4}
                and d.day >= {5} and d.day <= {6} and {{counted}} > 0 and d.day::timestamp at time zone s.time_zone <= coalesce({9}, 'infinity')
            ), reached as (
              select *, coalesce(sum(case when day < newest then n else 0 end) over (order by day desc groups between unbounded preceding and 1 preceding), 0) as newer from days
            )
            select o.id as "Id", o.shop_id as "ShopId", o.number as "Number", d.day as "Day", {{began}} as "Began", {{ended}} as "Ended", {{at}} as "At",
              extract(epoch from {{ended}} - {{began}})::float8 / 60 as "Minutes", extract(epoch from {{kept}} - {{due}})::float8 / 60 as "Over", o.carrier as "Carrier", o.buyer_region as "Region"
            from reached d cross join lateral (
              select o.* from orders o where o.shop_id = d.shop_id and {{at}} >= d.from_at and {{at}} < d.to_at and {{wanted}} and {{OfKey(filter.Dimension)}}{{(at == "o.delivered_at" ? " and " + LegSql.Delivered : "")}}
                and ({9}::timestamptz is null or ({{at}}, o.id) < ({9}, {10}))
              order by {{at}} desc, o.id desc limit {7}
            ) o
            where d.newer <= {7}
            order by {{at}} desc, o.id desc limit {7}
            """;
        var rows = await db.Database.SqlQueryRaw<LegOrder>(sql,
            all, shops, filter.Dimension.ToString(), filter.Leg.ToString(), key, filter.From, filter.To, AtOnce + 1, above, Parameter(after?.At.UtcDateTime), after?.Id ?? Guid.Empty).ToListAsync(cancel);
        if (rows.Count <= AtOnce)
        {
            return (rows, null);
        }

        rows.RemoveAt(AtOnce);
        return (rows, new LegPlace(rows[^1].At, rows[^1].Id));
    }

    private static Npgsql.NpgsqlParameter Parameter(DateTime? at) =>
        new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz, Value = at is { } value ? value : DBNull.Value };

    /// <summary>At least so many of a day took longer: those of the buckets above.</summary>
    private static string AboveBucket(double minutes) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
        (select coalesce(sum((get_byte(d.spread, i + 2) << 24) + (get_byte(d.spread, i + 3) << 16) + (get_byte(d.spread, i + 4) << 8) + get_byte(d.spread, i + 5)), 0)
          from generate_series(0, length(d.spread) - 6, 6) i where (get_byte(d.spread, i) << 8) + get_byte(d.spread, i + 1) > {DurationSpread.BucketOf(minutes)})
        """);

    /// <summary>As in <see cref="LegSql.Legs"/>.</summary>
    private static (string Began, string Ended, string Due, string Kept, string At) Columns(OrderLeg leg) => leg switch
    {
        OrderLeg.Approval => ("o.ordered_at", "o.approved_at", "null::timestamptz", "o.approved_at", "o.approved_at"),
        OrderLeg.Preparing => ("coalesce(o.approved_at, o.ordered_at)", "o.handed_over_at", "o.ship_by", "o.handed_over_at", "o.handed_over_at"),
        OrderLeg.Delivery => ("o.handed_over_at", "o.delivered_at", "o.promised_at", LegSql.Kept, "o.delivered_at"),
        OrderLeg.Promise => ("o.ordered_at", "o.promised_at", "null::timestamptz", LegSql.Kept, "o.delivered_at"),
        _ => ("o.ordered_at", "o.delivered_at", "o.promised_at", LegSql.Kept, "o.delivered_at"),
    };

    private static string OfKey(LegDimension dimension) => dimension switch
    {
        LegDimension.Carrier => "left(coalesce(o.carrier, ''), 200) = {4}",
        LegDimension.Warehouse => "left(coalesce(o.warehouse, ''), 200) = {4}",
        LegDimension.Region => "left(coalesce(o.buyer_region, ''), 200) = {4}",
        LegDimension.Product => "exists (select 1 from order_lines l where l.order_id = o.id and l.shop_id = o.shop_id and coalesce(l.product_id::text, '') = {4})",
        _ => "true",
    };
}
