using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>What the buyers of a month did some months later.</summary>
public sealed record CohortCell(int Buyers, int Orders, decimal Revenue);

/// <param name="Ages">By months since the first order; null: not over yet, or not come.</param>
public sealed record CohortRow(DateOnly Month, int Buyers, IReadOnlyList<CohortCell?> Ages);

/// <param name="Currency">Of the money.</param>
public sealed record CohortView(IReadOnlyList<CohortRow> Rows, string Currency);

/// <summary>Retention by month of the first order, from <c>cohort_months</c>: a row for each month and age.</summary>
public sealed class Cohorts(ScopedDb database)
{
    public const int Months = 13;

    public async Task<CohortView> LoadAsync(FigureFilter filter, DateOnly today, CancellationToken cancel)
    {
        var (last, first) = (FigureFilter.MonthOf(today), FigureFilter.MonthOf(today).AddMonths(1 - Months));
        await using var db = await database.OpenReadingAsync(cancel);
        var (all, shops, marketplace) = filter.Narrow(db);
        var rows = await db.Database.SqlQuery<Row>($"""
            select cohort as "Cohort", age as "Age", currency as "Currency", sum(buyers)::int as "Buyers", sum(orders)::int as "Orders", sum(revenue)::bigint as "Revenue" from cohort_months
            where shop_id = any(array(select id from shops where ({all} or id = any({shops})) and ({marketplace}::text is null or marketplace = {marketplace}))) and cohort between {first} and {last}
            group by 1, 2, 3
            """).ToListAsync(cancel);
        var currency = filter.Currency ?? rows.GroupBy(row => row.Currency).OrderByDescending(group => group.Sum(row => row.Orders)).FirstOrDefault()?.Key ?? "";
        return new CohortView([.. rows.GroupBy(row => row.Cohort).OrderBy(group => group.Key).Select(group => Of(group.Key, [.. group], last, currency))], currency);
    }

    /// <summary>People and orders of all currencies, money of one.</summary>
    private static CohortRow Of(DateOnly month, List<Row> rows, DateOnly last, string currency)
    {
        var most = ((last.Year - month.Year) * 12) + last.Month - month.Month;
        return new CohortRow(month, rows.Where(row => row.Age == 0).Sum(row => row.Buyers), [.. Enumerable.Range(0, Months).Select(age => age > most ? null : Cell(age))]);

        CohortCell? Cell(int age)
        {
            var mine = rows.Where(row => row.Age == age).ToList();
            return new CohortCell(mine.Sum(row => row.Buyers), mine.Sum(row => row.Orders), Measure.Revenue.Told(mine.Where(row => row.Currency == currency).Sum(row => row.Revenue)));
        }
    }

    private sealed record Row(DateOnly Cohort, int Age, string Currency, int Buyers, int Orders, long Revenue);
}
