using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints.Recurring;

/// <summary>
/// For every day that is over in a shop's zone: which causes recur more often than a product's past explains (<see cref="CauseWatch"/> says by which test).
/// New ones are told of; ones that are calm again end. The day is looked at again every <see cref="Again"/>, since causes are named and claims pulled after it.
/// A shop that was never looked at waits until its history is read and counted: complaints without the sales that belong to them would all be alarms.
/// </summary>
public sealed class WatchCausesJob(WholeDb database, TimeProvider time) : IJob
{
    /// <summary>A feed that failed more often than that is not waited for.</summary>
    private const int MostFailures = 5;

    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var looked = false;
        await using var db = database.Open();
        foreach (var shop in await db.Shops.AsNoTracking().Select(s => new { s.Id, s.TimeZone }).ToListAsync(cancel))
        {
            var yesterday = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(shop.TimeZone)).DateTime).AddDays(-1);
            await using var one = database.Open();
            looked |= await IsCountedAsync(one, shop.Id, yesterday, cancel) && await LookAsync(one, shop.Id, yesterday, now, cancel);
        }

        return looked;
    }

    private static Task<bool> IsCountedAsync(SellerDeskDb db, ShopId shop, DateOnly day, CancellationToken cancel) => db.Database.SqlQuery<bool>($"""
        select exists (select 1 from cause_looks where shop_id = {shop.Value}) or not (
          exists (select 1 from feeds where shop_id = {shop.Value} and kind in ('Orders', 'Returns') and not history_done and not paused and failures <= {MostFailures})
          or exists (select 1 from touched_order_days where shop_id = {shop.Value} and day <= {day})
          or exists (select 1 from touched_complaint_days where shop_id = {shop.Value} and day <= {day})) as "Value"
        """).SingleAsync(cancel);

    private static async Task<bool> LookAsync(SellerDeskDb db, ShopId shop, DateOnly day, DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Whoever writes the day looks at the shop; another node finds it written.
        var mine = await db.Database.ExecuteSqlAsync($"""
            insert into cause_looks (shop_id, day, looked_at) values ({shop.Value}, {day}, {now}) on conflict (shop_id) do update set day = excluded.day, looked_at = excluded.looked_at
            where cause_looks.day < excluded.day or (cause_looks.day = excluded.day and cause_looks.looked_at <= {now - Again})
            """, cancel);
        if (mine == 0)
        {
            return false;
        }

        var (sums, causes) = await CauseSums.LoadAsync(db, shop.Value, day, cancel);
        var open = await db.RecurringCauses.Where(c => c.ShopId == shop && c.EndedOn == null).ToListAsync(cancel);
        foreach (var cause in open)
        {
            var sum = sums.FirstOrDefault(s => s.Product == cause.ProductId.Value && s.Cause == cause.CauseCode);
            if (sum is null || CauseWatch.IsCalm(sum.Recent, sum.Past, sum.Prior))
            {
                cause.End(day);
            }
            else
            {
                cause.See(day, Finding(sum));
            }
        }

        var known = open.Select(c => (c.ProductId.Value, c.CauseCode)).ToHashSet();
        foreach (var sum in sums.Where(s => !known.Contains((s.Product, s.Cause)) && CauseWatch.Rings(s.Recent, s.Past, s.Prior, causes)))
        {
            db.Add(RecurringCause.Begin(shop, ProductId.From(sum.Product), sum.Cause, day, Finding(sum)));
            await RaiseAlert.ExecuteAsync(db, Told(shop, sum, day, now), cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static CauseFinding Finding(CauseSum sum) =>
        new(sum.Recent, CauseWatch.Expected(sum.Recent, sum.Past, sum.Prior), CauseWatch.Chance(sum.Recent, sum.Past, sum.Prior));

    private static Alert Told(ShopId shop, CauseSum sum, DateOnly day, DateTimeOffset now) => new()
    {
        Id = AlertId.New(),
        ShopId = shop,
        Kind = AlertKind.CauseRecurs,
        Severity = AlertSeverity.Warning,
        Subject = $"{sum.Product}:{sum.Cause}:{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        Arguments = new()
        {
            ["product"] = sum.ProductName,
            ["cause"] = sum.Cause,
            ["count"] = sum.Recent.Complaints.ToString(CultureInfo.InvariantCulture),
            ["days"] = CauseWatch.RecentDays.ToString(CultureInfo.InvariantCulture),
            ["expected"] = CauseWatch.Expected(sum.Recent, sum.Past, sum.Prior).ToString("0.#", CultureInfo.InvariantCulture),
        },
        Link = $"/complaints/causes?product={sum.Product}&cause={sum.Cause}",
        CreatedAt = now,
    };
}
