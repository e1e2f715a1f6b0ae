using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints.Recurring;

namespace SellerDesk.Application.Complaints.Recurring;

/// <summary>A product's complaints of one cause in the two windows that <see cref="CauseWatch"/> compares, with what may be expected of any product of its shop.</summary>
internal sealed record CauseSum(Guid Product, string ProductName, string Cause, CauseCount Recent, CauseCount Past, CausePrior Prior);

/// <summary>
/// Sums of one shop. Complaints are read one by one instead of from their rollup, because like is compared with like: where a kind of case has only been coming for
/// some weeks (a marketplace that tells claims of a fortnight, cases that people began to open by hand), its complaints would all be more than ever before. Such a
/// kind counts once it has a past of <see cref="CauseWatch.FewestPastDays"/> days, and the past that is compared with begins where all kinds that count, and the sales, do.
/// </summary>
internal static class CauseSums
{
    /// <param name="day">The last day that counts.</param>
    /// <returns>What was complained about in either window, and how many causes the shop knows.</returns>
    public static async Task<(IReadOnlyList<CauseSum> Sums, int Causes)> LoadAsync(SellerDeskDb db, Guid shop, DateOnly day, CancellationToken cancel)
    {
        var recent = day.AddDays(-CauseWatch.RecentDays);
        var oldest = recent.AddDays(-CauseWatch.PastDays);
        var kinds = await KindsAsync(db, shop, oldest, recent, day, cancel);
        var past = kinds.Select(kind => kind.Since).Append(oldest.AddDays(1)).Max();
        var sold = (await db.Database.SqlQuery<Sold>($"""
            select product_id as "Product", coalesce(sum(orders) filter (where day > {recent}), 0) as "Recent", coalesce(sum(orders) filter (where day <= {recent}), 0) as "Past"
            from sold_days where shop_id = {shop} and day >= {past} and day <= {day} group by 1
            """).ToListAsync(cancel)).ToDictionary(one => one.Product);
        var cells = await db.Database.SqlQuery<Cell>($"""
            with named as (
              select c.product_id, c.cause_code, (c.opened_at at time zone s.time_zone)::date as day from complaints c join shops s on s.id = c.shop_id
              where c.shop_id = {shop} and c.opened_at >= {past}::timestamp at time zone s.time_zone and c.opened_at < {day.AddDays(1)}::timestamp at time zone s.time_zone
                and c.product_id is not null and c.merged_into is null and c.cause_code <> '' and c.source || c.kind = any({kinds.Select(kind => kind.Name).ToArray()})
            )
            select n.product_id as "Product", p.name as "Name", n.cause_code as "Cause", count(*) filter (where n.day > {recent}) as "Recent", count(*) filter (where n.day <= {recent}) as "Past"
            from named n join products p on p.id = n.product_id and p.shop_id = {shop} group by 1, 2, 3
            """).ToListAsync(cancel);
        var causes = cells.GroupBy(cell => cell.Cause).ToDictionary(cause => cause.Key, cause => Prior(cause, sold));
        return ([.. cells.Select(cell => Sum(cell, sold.GetValueOrDefault(cell.Product), causes[cell.Cause]))], causes.Count);
    }

    /// <summary>The kinds of cases that have a past, each with its first day or that of the first sale, whichever is later.</summary>
    private static async Task<List<Kind>> KindsAsync(SellerDeskDb db, Guid shop, DateOnly oldest, DateOnly recent, DateOnly day, CancellationToken cancel)
    {
        var kinds = await db.Database.SqlQuery<Kind>($"""
            select c.source || c.kind as "Name", greatest(min((c.opened_at at time zone s.time_zone)::date), (select min(d.day) from sold_days d where d.shop_id = {shop} and d.day > {oldest})) as "Since"
            from complaints c join shops s on s.id = c.shop_id
            where c.shop_id = {shop} and c.opened_at >= {oldest.AddDays(1)}::timestamp at time zone s.time_zone and c.opened_at < {day.AddDays(1)}::timestamp at time zone s.time_zone and c.cause_code <> ''
            group by 1
            """).ToListAsync(cancel);
        return kinds.FindAll(kind => kind.Since <= recent.AddDays(1 - CauseWatch.FewestPastDays));
    }

    /// <summary>Products that were sold and never complained about belong to the shop's experience too.</summary>
    private static CausePrior Prior(IEnumerable<Cell> cause, Dictionary<Guid, Sold> sold)
    {
        var blamed = cause.ToDictionary(cell => cell.Product, cell => cell.Past);
        return CausePrior.Of([.. sold.Values.Select(one => new CauseCount(blamed.GetValueOrDefault(one.Product), one.Past))]);
    }

    private static CauseSum Sum(Cell cell, Sold? sold, CausePrior prior) =>
        new(cell.Product, cell.Name, cell.Cause, new CauseCount(cell.Recent, sold?.Recent ?? 0), new CauseCount(cell.Past, sold?.Past ?? 0), prior);

    private sealed record Kind(string Name, DateOnly Since);

    private sealed record Sold(Guid Product, long Recent, long Past);

    private sealed record Cell(Guid Product, string Name, string Cause, long Recent, long Past);
}
