using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>A metric of one product, region …, in the period and in the one that it is compared with.</summary>
/// <param name="Name">Of products and persons, what they are called; else the key.</param>
/// <param name="English">The same in English, of what has a name in either language.</param>
public sealed record FigureKey(string Key, string Name, MetricValue Now, MetricValue Before, string? English = null);

/// <param name="Rows">Those with the most cases first (the greatest numerator where there is no fraction).</param>
/// <param name="Keys">How many there are in all.</param>
public sealed record FigureKeyView(IReadOnlyList<FigureKey> Rows, int Keys);

/// <summary>A metric by product, region, reason … over any period: a row for each key and month is read, however many orders there are.</summary>
public sealed class FigureKeys(ScopedDb database, TimeProvider time)
{
    /// <summary>Whether the metric can be told apart by it: both sides of the fraction must be.</summary>
    public static bool CanBe(Metric metric, FigureDimension dimension) => metric.Measures.All(measure => FigureSources.Of(measure)?.Cut(Kept(dimension)) is not null);

    /// <summary>By what the rows that are read are told apart.</summary>
    private static FigureDimension Kept(FigureDimension dimension) => dimension == FigureDimension.Shop ? FigureDimension.Whole : dimension;

    public async Task<FigureKeyView> LoadAsync(Metric metric, FigureFilter filter, FigureFilter before, FigureDimension dimension, string currency, int most, CancellationToken cancel)
    {
        if (!CanBe(metric, dimension))
        {
            return new FigureKeyView([], 0);
        }

        var ripe = metric.RipeUntil(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        (filter, before) = (Until(filter, ripe), Until(before, ripe));
        await using var db = await database.OpenReadingAsync(cancel);
        var (all, shops, marketplace) = filter.Narrow(db);

        // A source is read once, whichever sides of the fraction it counts.
        Measure?[] sides = [metric.Numerator, metric.Denominator ?? metric.Numerator, metric.Squares];
        var sums = sides.OfType<Measure>().Select(measure => FigureSources.Of(measure)!).Distinct().Select(source => $$"""
            select {{(dimension == FigureDimension.Shop ? "shop_id::text as key" : "key")}}, {{string.Join(", ", sides.Select((measure, side) => measure is { } counted && FigureSources.Of(counted) == source
                ? $"{Span(counted, 4)} as now{side}, {Span(counted, 8)} as before{side}" : $"0 as now{side}, 0 as before{side}"))}}
            from figure_months where shop_id = any((select shops from meant)::uuid[]) and source = '{{source.Of}}' and dimension = {3}
              and (month between {4} and {6} or month between {8} and {10}) and ({12} = '' or currency = {12})
            """);
        var sql = $$"""
            with meant as (select array(select id from shops where ({0} or id = any({1})) and ({2} = '' or marketplace = {2})) as shops),
            parts as ({{string.Join(" union all ", sums)}}),
            told as (
              select key, sum(now0)::bigint as now0, sum(before0)::bigint as before0, sum(now1)::bigint as now1, sum(before1)::bigint as before1, sum(now2)::bigint as now2, sum(before2)::bigint as before2
              from parts group by key
            ),
            busy as (
              select *, count(*) over ()::int as keys from told where now0 <> 0 or now1 <> 0 or before0 <> 0 or before1 <> 0 order by now1 desc, before1 desc, key limit {13}
            )
            select t.key as "Key", {{NameOf(dimension)}} as "Name", {{(IsTree(dimension) ? "n.name_en" : "null")}} as "English", now0 as "Now0", now1 as "Now1", now2 as "Now2", before0 as "Before0", before1 as "Before1", before2 as "Before2", keys as "Keys"
            from busy t {{NamesOf(dimension)}} order by now1 desc, before1 desc, t.key
            """;
        var rows = await db.Database.SqlQueryRaw<Row>(sql,
            all, shops, marketplace ?? "", Kept(dimension).ToString(),
            FigureFilter.MonthOf(filter.From), filter.From.Day, FigureFilter.MonthOf(filter.To), filter.To.Day,
            FigureFilter.MonthOf(before.From), before.From.Day, FigureFilter.MonthOf(before.To), before.To.Day,
            metric.Unit == MetricUnit.Money ? currency : "", most).ToListAsync(cancel);
        return new FigureKeyView(
            rows.ConvertAll(row => new FigureKey(row.Key, row.Name ?? row.Key, Value(metric, row.Now0, row.Now1, row.Now2), Value(metric, row.Before0, row.Before1, row.Before2), row.English)),
            rows.Count == 0 ? 0 : rows[0].Keys);
    }

    /// <summary>Where all of the period is younger, the day before it: an empty span of one month.</summary>
    private static FigureFilter Until(FigureFilter filter, DateOnly last) => filter.To <= last ? filter : filter with { To = last < filter.From ? filter.From.AddDays(-1) : last };

    private static MetricValue Value(Metric metric, long numerator, long denominator, long squares) => new(
        metric, metric.Numerator.Told(numerator), metric.Denominator is { } measure ? measure.Told(denominator) : 0, metric.Squares is { } squared ? squared.Told(squares) : 0);

    /// <summary>A month's part of a period. Its first month, day, last month and last day are the parameters from <paramref name="at"/> on.</summary>
    private static string Span(Measure measure, int at)
    {
        var place = FigureSources.Of(measure)!.PlaceOf(measure) * FigureMonth.Days;
        return $"case when month between {{{at}}} and {{{at + 2}}} then upto[{place} + case when month = {{{at + 2}}} then {{{at + 3}}} else {FigureMonth.Days} end]"
            + $" - case when month = {{{at}}} and {{{at + 1}}} > 1 then upto[{place} + {{{at + 1}}} - 1] else 0 end else 0 end";
    }

    private static string NameOf(FigureDimension dimension) => dimension switch
    {
        FigureDimension.Product => "p.name",
        FigureDimension.Shop => "s.name",
        FigureDimension.Person => "h.name",
        _ when IsTree(dimension) => "n.name_ru",
        _ => "null",
    };

    private static string NamesOf(FigureDimension dimension) => dimension switch
    {
        FigureDimension.Product => "left join products p on t.key <> '' and p.id = nullif(t.key, '')::uuid and p.shop_id = any((select shops from meant)::uuid[])",
        FigureDimension.Shop => "join shops s on s.id = t.key::uuid",
        FigureDimension.Person => "left join people h on t.key <> '' and h.id = nullif(t.key, '')::uuid",
        _ when IsTree(dimension) => $"left join complaint_tree n on n.tree = '{dimension}' and n.code = t.key",
        _ => "",
    };

    /// <summary>Reasons and causes are named by the trees of complaints.</summary>
    private static bool IsTree(FigureDimension dimension) => dimension is FigureDimension.Reason or FigureDimension.Cause;

    private sealed record Row(string Key, string? Name, string? English, long Now0, long Now1, long Now2, long Before0, long Before1, long Before2, int Keys);
}
