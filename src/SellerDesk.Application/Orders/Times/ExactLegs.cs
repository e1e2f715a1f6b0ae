using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Orders.Times;

/// <summary>Medians and ninetieth percentiles of the orders themselves (PostgreSQL's <c>percentile_cont</c>), for periods of few orders.</summary>
internal sealed class ExactLegs
{
    private const int Now = 1;

    private readonly Dictionary<(string Leg, string Dimension, string Key, int Part), Row> rows;

    private ExactLegs(IEnumerable<Row> rows) => this.rows = rows.ToDictionary(row => (row.Leg, row.Dimension, row.Key, row.Part));

    public static async Task<ExactLegs> LoadAsync(SellerDeskDb db, LegFilter filter, CancellationToken cancel)
    {
        var (all, shops) = filter.Narrow(db);
        var sql = $$"""
            with span as (
              select s.id as shop_id, p.first_day::timestamp at time zone s.time_zone as from_at, p.next_day::timestamp at time zone s.time_zone as to_at, p.part
              from shops s cross join (values ({0}::date, {1}::date, 0), ({1}::date, {2}::date, {{Now}})) as p(first_day, next_day, part) where {3} or s.id = any({4})
            ), {{LegSql.Legs}}, keyed as (select part, leg, 'All' as dimension, '' as key, minutes from legs where minutes is not null {{LegSql.KeyedBy(filter.Dimension, "{5}", "{6}")}})
            select leg as "Leg", dimension as "Dimension", key as "Key", part as "Part", (percentile_cont(array[0.5, 0.9]) within group (order by minutes))[1] as "Median",
              (percentile_cont(array[0.5, 0.9]) within group (order by minutes))[2] as "P90"
            from keyed group by 1, 2, 3, 4
            """;
        var found = await db.Database.SqlQueryRaw<Row>(sql, filter.Before, filter.From, filter.To.AddDays(1), all, shops, filter.Dimension.ToString(), filter.Leg.ToString()).ToListAsync(cancel);
        return new ExactLegs(found);
    }

    public LegFigures Into(LegFigures figures, LegDimension dimension) => figures with
    {
        Now = Into(figures.Now, (figures.Leg.ToString(), dimension.ToString(), figures.Key, Now)),
        Before = Into(figures.Before, (figures.Leg.ToString(), dimension.ToString(), figures.Key, 0)),
    };

    private LegSum Into(LegSum sum, (string, string, string, int) key) =>
        rows.TryGetValue(key, out var row) ? sum with { Median = row.Median, P90 = row.P90 } : sum;

    private sealed record Row(string Leg, string Dimension, string Key, int Part, double Median, double P90);
}
