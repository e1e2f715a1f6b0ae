using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Complaints.Recurring;

namespace SellerDesk.Application.Complaints.Recurring;

/// <summary>A week of the product: orders, complaints of the cause.</summary>
public sealed record CauseWeek(DateOnly From, int Orders, int Complaints);

/// <param name="Effect">Null while nothing is in place.</param>
/// <param name="Before">The days that it is measured against; null while nothing is in place.</param>
public sealed record ImprovementDetails(
    Improvement Improvement, string ProductName, CauseName Cause, ImprovementEffect? Effect, EffectSide? Before, EffectSide? After, int Days, IReadOnlyList<CauseWeek> Weeks);

/// <summary>An improvement with what was before and after it, from rollups.</summary>
public sealed class ImprovementCard(ScopedDb database, TimeProvider time)
{
    public const int Weeks = 26;

    public async Task<ImprovementDetails?> LoadAsync(long number, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        if (await db.Improvements.AsNoTracking().FirstOrDefaultAsync(i => i.Number == number, cancel) is not { } improvement)
        {
            return null;
        }

        var shop = await db.Shops.AsNoTracking().FirstAsync(s => s.Id == improvement.ShopId, cancel);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(shop.TimeZone)).DateTime);
        var product = await db.Products.AsNoTracking().Where(p => p.Id == improvement.ProductId && p.ShopId == improvement.ShopId).Select(p => p.Name).FirstAsync(cancel);
        var cause = await db.ComplaintTree.AsNoTracking().Where(n => n.Tree == ComplaintTree.Cause && n.Code == improvement.CauseCode)
            .Select(n => new CauseName(n.Code, n.NameRu, n.NameEn)).FirstOrDefaultAsync(cancel) ?? new CauseName(improvement.CauseCode, null, null);
        var weeks = await WeeksAsync(db, improvement, today, cancel);
        if (improvement.InPlaceOn is not { } since)
        {
            return new ImprovementDetails(improvement, product, cause, null, null, null, 0, weeks);
        }

        var (effect, before, after, days) = await EffectSums.LoadAsync(db, improvement, since, today, cancel);
        return new ImprovementDetails(improvement, product, cause, effect, before, after, days, weeks);
    }

    private static async Task<IReadOnlyList<CauseWeek>> WeeksAsync(SellerDeskDb db, Improvement improvement, DateOnly today, CancellationToken cancel)
    {
        var first = today.AddDays(-(Weeks * 7) + 1);
        var days = await db.Database.SqlQuery<Day>($"""
            select coalesce(s.day, c.day) as "On", coalesce(s.orders, 0) as "Orders", coalesce(c.complaints, 0) as "Complaints"
            from (select day, orders from sold_days where shop_id = {improvement.ShopId.Value} and product_id = {improvement.ProductId.Value} and day >= {first}) s
            full join (select day, complaints from cause_days where shop_id = {improvement.ShopId.Value} and product_id = {improvement.ProductId.Value}
              and cause_code = {improvement.CauseCode} and day >= {first}) c on c.day = s.day
            """).ToListAsync(cancel);
        var byWeek = days.ToLookup(day => (day.On.DayNumber - first.DayNumber) / 7);
        return [.. Enumerable.Range(0, Weeks).Select(week => new CauseWeek(first.AddDays(week * 7), byWeek[week].Sum(day => day.Orders), byWeek[week].Sum(day => day.Complaints)))];
    }

    private sealed record Day(DateOnly On, int Orders, int Complaints);
}
