using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>Reads figures: all metrics of a page at once, for its period and the one that it is compared with.</summary>
public sealed class FigureBook(ScopedDb database, TimeProvider time)
{
    /// <param name="from">First day to be read, where a comparison reaches further back than the filter.</param>
    public async Task<FigureSheet> LoadAsync(IReadOnlyCollection<Metric> metrics, FigureFilter filter, DateOnly from, CancellationToken cancel)
    {
        if (filter.To < filter.From || filter.To.DayNumber - from.DayNumber > FigureFilter.MostDays * 2)
        {
            throw new RuleException("figures.period", FigureFilter.MostDays);
        }

        var sources = metrics.SelectMany(metric => metric.Measures).Select(FigureSources.Of).OfType<FigureSource>().Select(source => source.Of.ToString()).Distinct().ToArray();
        await using var db = await database.OpenReadingAsync(cancel);
        var (all, shops, marketplace) = filter.Narrow(db);
        var (first, last) = (FigureFilter.MonthOf(from < filter.From ? from : filter.From), FigureFilter.MonthOf(filter.To));
        var (dimension, key) = (filter.Dimension.ToString(), filter.Key);
        var rows = await db.Database.SqlQuery<Row>($"""
            select source as "Source", month as "Month", currency as "Currency", upto as "Upto" from figure_months
            where shop_id = any(array(select id from shops where ({all} or id = any({shops})) and ({marketplace}::text is null or marketplace = {marketplace})))
              and source = any({sources}) and dimension = {dimension} and month >= {first} and month <= {last} and key = {key}
            """).ToListAsync(cancel);
        var months = rows.ConvertAll(row => new FigureMonth { Source = Enum.Parse<FigureOf>(row.Source), Dimension = filter.Dimension, Month = row.Month, Key = filter.Key, Currency = row.Currency, Upto = row.Upto });
        var currencies = Currencies(months);
        return new FigureSheet(from < filter.From ? from : filter.From, filter.To, filter.Currency ?? currencies.FirstOrDefault() ?? "", currencies, months, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
    }

    /// <summary>Whether there is such a shop among those that whoever asks may see.</summary>
    public async Task<bool> HasShopAsync(ShopId shop, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return db.Scope.Contains(shop) && await db.Shops.AnyAsync(s => s.Id == shop, cancel);
    }

    /// <summary>Those of the orders, by how many there are.</summary>
    private static List<string> Currencies(IEnumerable<FigureMonth> months) =>
        [.. months.Where(month => month.Currency.Length > 0).GroupBy(month => month.Currency).OrderByDescending(group => group.Sum(month => month.Upto[FigureMonth.Days - 1])).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];

    private sealed record Row(string Source, DateOnly Month, string Currency, long[] Upto);
}
