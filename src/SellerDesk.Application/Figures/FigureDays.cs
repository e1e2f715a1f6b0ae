using System.Collections.Concurrent;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Figures;

/// <summary>Counts a day of a shop anew into <c>figure_months</c>: what the day's rows say now, less what was counted before, is carried to the month's end.</summary>
internal static class FigureDays
{
    private static readonly ConcurrentDictionary<FigureOf, string> Statements = new();

    /// <summary>In the caller's transaction.</summary>
    public static async Task RemakeAsync(NpgsqlConnection connection, ShopDay day, IEnumerable<FigureSource> sources, CancellationToken cancel)
    {
        foreach (var source in sources)
        {
            await day.RunAsync(connection, Statements.GetOrAdd(source.Of, _ => Statement(source)), cancel);
        }
    }

    /// <summary>The statement that counts @day of @shop, whose ends are @from and @to.</summary>
    public static string Statement(FigureSource source)
    {
        var counts = source.Counts.Select((_, place) => $"c{place}").ToList();
        var keyed = source.Cuts.Select(cut => $"""
            select '{cut.Dimension}' as dimension, ({cut.Key})::text as key, f.currency, {string.Join(", ", source.Counts.Select((count, place) => $"({FigureSource.Each(count, cut)})::bigint as c{place}"))}
            from facts f {(cut.Lines is null ? "" : $"cross join lateral {cut.Lines} as line")}
            """);
        return $"""
            with facts as materialized ({source.FactsOf("@shop", "@from", "@to")}),
            keyed as ({string.Join(" union all ", keyed)}),
            made as (select dimension, key, currency, {string.Join(", ", counts.Select(c => $"sum({c})::bigint as {c}"))} from keyed group by 1, 2, 3 having {string.Join(" or ", counts.Select(c => $"sum({c}) <> 0"))}),
            known as (
              select dimension, key, currency, {string.Join(", ", source.Counts.Select((_, place) => $"coalesce(upto[{Base(place)} + {DayOfMonth}], 0) - case when {DayOfMonth} = 1 then 0 else coalesce(upto[{Base(place)} + {DayOfMonth} - 1], 0) end as c{place}"))}
              from figure_months where shop_id = @shop and source = '{source.Of}' and month = {Month}
            ), other as (
              select dimension, key, currency, {string.Join(", ", counts.Select(c => $"coalesce(made.{c}, 0) - coalesce(known.{c}, 0) as {c}"))}
              from made full join known using (dimension, key, currency)
              where {string.Join(" or ", counts.Select(c => $"coalesce(made.{c}, 0) <> coalesce(known.{c}, 0)"))}
            )
            insert into figure_months (shop_id, source, dimension, month, key, currency, upto)
            select @shop, '{source.Of}', dimension, {Month}, key, currency,
              {string.Join(" || ", counts.Select(c => $"array_fill(0::bigint, array[{DayOfMonth} - 1]) || array_fill({c}, array[32 - {DayOfMonth}])"))} from other
            on conflict (shop_id, source, dimension, month, key, currency) do update set
              upto = array(select coalesce(was, 0) + coalesce(more, 0) from unnest(figure_months.upto, excluded.upto) with ordinality as each(was, more, place) order by place)
            """;
    }

    private const string Month = "date_trunc('month', @day::timestamp)::date";
    private const string DayOfMonth = "extract(day from @day::date)::int";

    private static int Base(int place) => place * FigureMonth.Days;
}
