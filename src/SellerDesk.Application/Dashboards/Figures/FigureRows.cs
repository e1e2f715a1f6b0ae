using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>A row that a number counts.</summary>
/// <param name="Day">Of the shop's zone.</param>
/// <param name="Value">What it adds to the number, in the measure's own unit.</param>
public sealed record FigureRow(Guid Id, Guid ShopId, DateOnly Day, DateTimeOffset At, string Currency, decimal Value);

/// <param name="Next">Where the next slice begins; null: these were the last.</param>
public sealed record FigureSlice(FigureThing Thing, IReadOnlyList<FigureRow> Rows, FigureAfter? Next);

/// <summary>The last row that was shown.</summary>
public sealed record FigureAfter(DateOnly Day, DateTimeOffset At, Guid Id);

/// <summary>
/// The rows behind a number, newest first: those that its rollup was counted from, by the same words (<see cref="FigureSource"/>), so that they add up to it. Days on which the rollup
/// counts nothing are stepped over, and only as many days are looked at as fill the slice.
/// </summary>
public sealed class FigureRows(ScopedDb database, FigureBook book)
{
    public const int Most = 100;

    /// <summary>On most of them there is little.</summary>
    private const int DaysAtOnce = 31;

    public async Task<FigureSlice> LoadAsync(Metric metric, Measure measure, FigureFilter filter, FigureAfter? after, int most, CancellationToken cancel)
    {
        var source = FigureSources.Of(measure) ?? throw new ArgumentException($"Nothing counts {measure}.", nameof(measure));
        var ofMeasure = metric with { Numerator = measure, Denominator = null, Squares = null };
        var sheet = await book.LoadAsync([ofMeasure], filter, filter.From, cancel);
        var days = Days(sheet, source, filter with { To = sheet.LastOf(metric, filter.To) }, after);
        var currency = metric.Unit == MetricUnit.Money ? sheet.Currency : "";
        var rows = new List<FigureRow>();
        await using var db = await database.OpenReadingAsync(cancel);
        foreach (var some in Together(days, day => Cases(sheet, source, measure, day), most + 1))
        {
            rows.AddRange(await DaysAsync(db, source, measure, filter, currency, some, after, most + 1 - rows.Count, cancel));
            if (rows.Count > most)
            {
                var last = rows[most - 1];
                return new FigureSlice(source.Thing, rows[..most], new FigureAfter(last.Day, last.At, last.Id));
            }
        }

        return new FigureSlice(source.Thing, rows, null);
    }

    /// <summary>As many days at once as promise to fill the slice: looking at more would sort rows that nobody is shown.</summary>
    private static IEnumerable<DateOnly[]> Together(IEnumerable<DateOnly> days, Func<DateOnly, decimal> cases, int wanted)
    {
        var (some, sum) = (new List<DateOnly>(), 0m);
        foreach (var day in days)
        {
            some.Add(day);
            sum += cases(day);
            if (sum >= wanted || some.Count == DaysAtOnce)
            {
                yield return [.. some];
                (some, sum) = ([], 0);
            }
        }

        if (some.Count > 0)
        {
            yield return [.. some];
        }
    }

    /// <summary>How many rows a day promises: what the measure counts, or all of the source where it sums something up.</summary>
    private static decimal Cases(FigureSheet sheet, FigureSource source, Measure measure, DateOnly day) => Math.Max(1, Math.Abs(sheet.Counted(source, Measures.Counts(measure) ? source.PlaceOf(measure) : 0, day)));

    private static IEnumerable<DateOnly> Days(FigureSheet sheet, FigureSource source, FigureFilter filter, FigureAfter? after)
    {
        for (var day = after is { } row && row.Day < filter.To ? row.Day : filter.To; day >= filter.From; day = day.AddDays(-1))
        {
            if (sheet.Has(source, day))
            {
                yield return day;
            }
        }
    }

    private static async Task<List<FigureRow>> DaysAsync(
        SellerDeskDb db, FigureSource source, Measure measure, FigureFilter filter, string currency, DateOnly[] days, FigureAfter? after, int most, CancellationToken cancel)
    {
        var (all, shops, marketplace) = filter.Narrow(db);
        var cut = source.Cut(filter.Dimension) ?? throw new ArgumentException($"{source.Of} is not told apart by {filter.Dimension}.", nameof(filter));
        var each = cut.Each(source.Counts[source.PlaceOf(measure)]);
        var sql = $$"""
            with span as (
              select s.id as shop_id, d.day, d.day::timestamp at time zone s.time_zone as from_at, (d.day + 1)::timestamp at time zone s.time_zone as to_at
              from shops s cross join unnest({3}) as d(day) where ({0} or s.id = any({1})) and ({2} = '' or s.marketplace = {2})
            ), facts as (
              select span.day as counted_day, f.* from span cross join lateral ({{source.FactsOf("span.shop_id", "span.from_at", "span.to_at")}}) as f
            ), told as (
              select f.id, f.shop_id, f.counted_day as day, f.at, f.currency, ({{each}})::bigint as value
              from facts f {{cut.Parts?.Join}} where ({{cut.Key}})::text = {4} and ({5} = '' or f.currency = {5})
            )
            select id as "Id", shop_id as "ShopId", day as "Day", at as "At", currency as "Currency", value as "Value" from told
            where value <> 0 and (day, at, id) < ({6}, {7}, {8}) order by day desc, at desc, id desc limit {9}
            """;
        var rows = await db.Database.SqlQueryRaw<Row>(sql,
            all, shops, marketplace ?? "", days, filter.Key, currency,
            after?.Day ?? DateOnly.MaxValue, after?.At.ToUniversalTime() ?? DateTimeOffset.MaxValue.ToUniversalTime(), after?.Id ?? Guid.Empty, most).ToListAsync(cancel);
        return rows.ConvertAll(row => new FigureRow(row.Id, row.ShopId, row.Day, row.At, row.Currency, measure.Told(row.Value)));
    }

    private sealed record Row(Guid Id, Guid ShopId, DateOnly Day, DateTimeOffset At, string Currency, long Value);
}
