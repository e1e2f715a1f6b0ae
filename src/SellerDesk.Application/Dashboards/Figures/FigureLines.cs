using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>Figures of a handful of products, regions … over time, in one look.</summary>
public sealed class FigureLines(ScopedDb database)
{
    public async Task<IReadOnlyDictionary<string, FigureSheet>> LoadAsync(Metric metric, FigureFilter filter, FigureDimension dimension, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var sources = metric.Measures.Select(FigureSources.Of).OfType<FigureSource>().Select(source => source.Of.ToString()).Distinct().ToArray();
        await using var db = await database.OpenReadingAsync(cancel);
        var (all, shops, marketplace) = filter.Narrow(db);
        var (first, last, by, wanted) = (FigureFilter.MonthOf(filter.From), FigureFilter.MonthOf(filter.To), dimension.ToString(), keys.ToArray());
        var rows = await db.Database.SqlQuery<Row>($"""
            select source as "Source", month as "Month", key as "Key", currency as "Currency", upto as "Upto" from figure_months
            where shop_id = any(array(select id from shops where ({all} or id = any({shops})) and ({marketplace}::text is null or marketplace = {marketplace})))
              and source = any({sources}) and dimension = {by} and month >= {first} and month <= {last} and key = any({wanted})
            """).ToListAsync(cancel);
        return rows.GroupBy(row => row.Key).ToDictionary(group => group.Key, group => new FigureSheet(filter.From, filter.To, filter.Currency ?? "", [],
            [.. group.Select(row => new FigureMonth { Source = Enum.Parse<FigureOf>(row.Source), Dimension = dimension, Month = row.Month, Key = row.Key, Currency = row.Currency, Upto = row.Upto })]));
    }

    private sealed record Row(string Source, DateOnly Month, string Key, string Currency, long[] Upto);
}
