using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Complaints.Recurring;

/// <summary>What stands on either side of an improvement: its product, and the shop's other products for comparison.</summary>
internal static class EffectSums
{
    /// <param name="since">The first day with the improvement.</param>
    /// <param name="today">Not counted: it is not over.</param>
    public static async Task<(ImprovementEffect Effect, EffectSide Before, EffectSide After, int Days)> LoadAsync(
        SellerDeskDb db, Improvement improvement, DateOnly since, DateOnly today, CancellationToken cancel)
    {
        var (shop, product, cause, from) = (improvement.ShopId.Value, improvement.ProductId.Value, improvement.CauseCode, since.AddDays(-ImprovementEffect.BeforeDays));
        var sold = await db.Database.SqlQuery<Cell>($"""
            select product_id = {product} as "Own", day >= {since} as "After", sum(orders)::int as "One", 0 as "Two", 0 as "Three", 0 as "Four", 0 as "Five"
            from sold_days where shop_id = {shop} and day >= {from} and day < {today} group by 1, 2
            """).ToListAsync(cancel);
        var blamed = await db.Database.SqlQuery<Cell>($"""
            select product_id = {product} as "Own", day >= {since} as "After", (coalesce(sum(complaints) filter (where cause_code = {cause}), 0))::int as "One", sum(returns)::int as "Two",
              0 as "Three", 0 as "Four", 0 as "Five"
            from cause_days where shop_id = {shop} and day >= {from} and day < {today} group by 1, 2
            """).ToListAsync(cancel);
        var stars = await db.Database.SqlQuery<Cell>($"""
            select true as "Own", day >= {since} as "After", sum(one)::int as "One", sum(two)::int as "Two", sum(three)::int as "Three", sum(four)::int as "Four", sum(five)::int as "Five"
            from rating_days where shop_id = {shop} and product_id = {product} and day >= {from} and day < {today} group by 1, 2
            """).ToListAsync(cancel);

        EffectSide Side(bool after) => new(
            Of(sold, true, after).One, Of(blamed, true, after).One, Of(blamed, true, after).Two,
            Of(stars, true, after) is var s ? new StarCounts(s.One, s.Two, s.Three, s.Four, s.Five) : default);
        CauseCount Others(bool after) => new(Of(blamed, false, after).One, Of(sold, false, after).One);

        var days = Math.Max(0, today.DayNumber - since.DayNumber);
        var (before, now) = (Side(after: false), Side(after: true));
        return (ImprovementEffect.Of(before, now, Others(after: false), Others(after: true), days), before, now, days);
    }

    private static Cell Of(List<Cell> cells, bool own, bool after) => cells.FirstOrDefault(cell => cell.Own == own && cell.After == after) ?? new Cell(own, after, 0, 0, 0, 0, 0);

    private sealed record Cell(bool Own, bool After, int One, int Two, int Three, int Four, int Five);
}
