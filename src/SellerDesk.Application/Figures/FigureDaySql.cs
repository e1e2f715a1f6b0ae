using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Figures;

/// <summary>
/// The statement that counts days of @shop's @month anew for a source. The days are @days, which begin at @starts; @from0 to @to0 and so on are the spans that they make up.
/// </summary>
internal static class FigureDaySql
{
    public static string Of(FigureSource source, int spans)
    {
        var counts = source.Counts.Select((_, place) => $"c{place}").ToList();
        return $"""
            with facts as materialized ({Facts(source, spans)}),
            made as ({Made(source, counts)}),
            known as (
              select m.dimension, m.key, m.currency, d.day, {string.Join(", ", counts.Select((c, place) => $"coalesce(m.upto[{place * FigureMonth.Days} + d.n], 0) - case when d.n = 1 then 0 else coalesce(m.upto[{place * FigureMonth.Days - 1} + d.n], 0) end as {c}"))}
              from figure_months m cross join (select day, extract(day from day)::int as n from unnest(@days) as day) as d where m.shop_id = @shop and m.source = '{source.Of}' and m.month = @month
            ), other as (
              select dimension, key, currency, extract(day from day)::int as n, {string.Join(", ", counts.Select(c => $"coalesce(made.{c}, 0) - coalesce(known.{c}, 0) as {c}"))}
              from made full join known using (dimension, key, currency, day)
              where {string.Join(" or ", counts.Select(c => $"coalesce(made.{c}, 0) <> coalesce(known.{c}, 0)"))}
            ), whole as (
              select * from other union all
              select dimension, key, currency, g.n, {string.Join(", ", counts.Select(_ => "0::bigint"))} from (select distinct dimension, key, currency from other) as k cross join generate_series(1, {FigureMonth.Days}) as g(n)
            ), carried as (
              select dimension, key, currency, n, {string.Join(", ", counts.Select(c => $"(sum(sum({c})) over upto)::bigint as {c}"))}
              from whole group by dimension, key, currency, n window upto as (partition by dimension, key, currency order by n)
            )
            insert into figure_months (shop_id, source, dimension, month, key, currency, upto)
            select @shop, '{source.Of}', dimension, @month, key, currency, {string.Join(" || ", counts.Select(c => $"array_agg({c} order by n)"))} from carried group by dimension, key, currency
            on conflict (shop_id, source, dimension, month, key, currency) do update set
              upto = array(select coalesce(was, 0) + coalesce(more, 0) from unnest(figure_months.upto, excluded.upto) with ordinality as each(was, more, place) order by place)
            """;
    }

    private static string Facts(FigureSource source, int spans) => $"""
        select {(source.Day is null ? "(@days)[width_bucket(f.at, @starts)]" : $"({source.Day})")} as counted_day, f.*
        from ({string.Join(" union all ", Enumerable.Range(0, spans).Select(span => $"({source.FactsOf("@shop", $"@from{span}", $"@to{span}")})"))}) as f
        """;

    /// <summary>Keys of which a row has one are counted in one pass, the others by themselves.</summary>
    private static string Made(FigureSource source, IReadOnlyList<string> counts)
    {
        var some = string.Join(" or ", counts.Select(c => $"{c} <> 0"));
        var plain = source.Cuts.Where(cut => cut is { Parts: null, ByPart: false }).ToList();
        var others = source.Cuts.Except(plain).Select(cut => $"""
            select '{cut.Dimension}' as dimension, ({cut.Key})::text as key, f.currency, f.counted_day as day, {Sums(source, cut.Each)} from facts f {cut.Parts?.Join} group by 2, 3, 4
            """);
        return string.Join(" union all ", others.Prepend(Plain(source, plain, counts)).Select(made => $"select * from ({made}) as made where {some}"));
    }

    private static string Plain(FigureSource source, List<FigureCut> cuts, IReadOnlyList<string> counts)
    {
        var keys = cuts.Select((_, place) => $"k{place}").ToList();
        return $"""
            select case {string.Join(" ", cuts.Select((cut, place) => $"when not_{keys[place]} = 0 then '{cut.Dimension}'"))} end as dimension,
              case {string.Join(" ", keys.Select(key => $"when not_{key} = 0 then {key}"))} end as key, currency, day, {string.Join(", ", counts)}
            from (
              select day, currency, {string.Join(", ", keys.Select(key => $"{key}, grouping({key}) as not_{key}"))}, {string.Join(", ", counts.Select(c => $"sum({c})::bigint as {c}"))}
              from (
                select f.counted_day as day, f.currency, {string.Join(", ", cuts.Select((cut, place) => $"({cut.Key})::text as {keys[place]}"))}, {string.Join(", ", source.Counts.Select((count, place) => $"({count.Each})::bigint as {counts[place]}"))} from facts f
              ) as each group by grouping sets ({string.Join(", ", keys.Select(key => $"(day, currency, {key})"))})
            ) as told
            """;
    }

    private static string Sums(FigureSource source, Func<FigureCount, string> each) => string.Join(", ", source.Counts.Select((count, place) => $"sum(({each(count)})::bigint)::bigint as c{place}"));
}
