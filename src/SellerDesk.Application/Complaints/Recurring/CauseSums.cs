using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints.Recurring;

namespace SellerDesk.Application.Complaints.Recurring;

/// <summary>A product's complaints of one cause in the two windows that <see cref="CauseWatch"/> compares, with what may be expected of any product of its shop.</summary>
internal sealed record CauseSum(Guid Product, string ProductName, string Cause, CauseCount Recent, CauseCount Past, CausePrior Prior);

/// <summary>Sums of one shop's rollups.</summary>
internal static class CauseSums
{
    /// <param name="day">The last day that counts.</param>
    /// <returns>What was complained about in either window, and how many causes the shop knows.</returns>
    public static async Task<(IReadOnlyList<CauseSum> Sums, int Causes)> LoadAsync(SellerDeskDb db, Guid shop, DateOnly day, CancellationToken cancel)
    {
        var recent = day.AddDays(-CauseWatch.RecentDays);
        var past = recent.AddDays(-CauseWatch.PastDays);
        var sold = (await db.Database.SqlQuery<Sold>($"""
            select product_id as "Product", coalesce(sum(orders) filter (where day > {recent}), 0) as "Recent", coalesce(sum(orders) filter (where day <= {recent}), 0) as "Past"
            from sold_days where shop_id = {shop} and day > {past} and day <= {day} group by 1
            """).ToListAsync(cancel)).ToDictionary(one => one.Product);
        var cells = await db.Database.SqlQuery<Cell>($"""
            select d.product_id as "Product", p.name as "Name", d.cause_code as "Cause", coalesce(sum(complaints) filter (where day > {recent}), 0) as "Recent",
              coalesce(sum(complaints) filter (where day <= {recent}), 0) as "Past"
            from cause_days d join products p on p.id = d.product_id and p.shop_id = d.shop_id
            where d.shop_id = {shop} and d.day > {past} and d.day <= {day} and d.cause_code <> '' group by 1, 2, 3
            """).ToListAsync(cancel);
        var causes = cells.GroupBy(cell => cell.Cause).ToDictionary(cause => cause.Key, cause => Prior(cause, sold));
        return ([.. cells.Select(cell => Sum(cell, sold.GetValueOrDefault(cell.Product), causes[cell.Cause]))], causes.Count);
    }

    /// <summary>Products that were sold and never complained about belong to the shop's experience too.</summary>
    private static CausePrior Prior(IEnumerable<Cell> cause, Dictionary<Guid, Sold> sold)
    {
        var blamed = cause.ToDictionary(cell => cell.Product, cell => cell.Past);
        return CausePrior.Of([.. sold.Values.Select(one => new CauseCount(blamed.GetValueOrDefault(one.Product), one.Past))]);
    }

    private static CauseSum Sum(Cell cell, Sold? sold, CausePrior prior) =>
        new(cell.Product, cell.Name, cell.Cause, new CauseCount(cell.Recent, sold?.Recent ?? 0), new CauseCount(cell.Past, sold?.Past ?? 0), prior);

    private sealed record Sold(Guid Product, long Recent, long Past);

    private sealed record Cell(Guid Product, string Name, string Cause, long Recent, long Past);
}
