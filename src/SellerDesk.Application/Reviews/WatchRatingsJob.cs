using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Reviews;

/// <summary>
/// Looks at every product's stars and tells people of bursts of low ones and of falling means (<see cref="RatingWatch"/> says by which test).
/// The same product is told of again when a week has passed.
/// </summary>
public sealed class WatchRatingsJob(WholeDb database, TimeProvider time) : IJob
{
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(RatingWatch.RecentDays);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        var told = false;
        foreach (var shop in await db.Shops.AsNoTracking().Select(s => new { s.Id, s.TimeZone }).ToListAsync(cancel))
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(shop.TimeZone)).DateTime);
            var products = await RatingSums.LoadAsync(db, shop.Id.Value, today, cancel);
            var bursts = RatingWatch.Discoveries(products.ConvertAll(product => RatingWatch.BurstChance(product.Recent, product.Past)));
            for (var i = 0; i < products.Count; i++)
            {
                if (bursts[i])
                {
                    told |= await TellAsync(db, AlertKind.ReviewBurst, AlertSeverity.Critical, shop.Id, products[i], BurstWords(products[i]), now, cancel);
                }
                else if (RatingWatch.Change(products[i].Trend, products[i].BeforeTrend) is { IsFall: true } fall)
                {
                    told |= await TellAsync(db, AlertKind.RatingFalling, AlertSeverity.Warning, shop.Id, products[i], FallWords(products[i], fall), now, cancel);
                }
            }
        }

        return told;
    }

    private static async Task<bool> TellAsync(
        SellerDeskDb db, AlertKind kind, AlertSeverity severity, ShopId shop, RatingSum product, Dictionary<string, string> words, DateTimeOffset now, CancellationToken cancel)
    {
        var beginning = $"{product.ProductId}:";
        var since = now - Quiet;
        if (await db.Alerts.AnyAsync(a => a.ShopId == shop && a.Kind == kind && a.Subject.StartsWith(beginning) && a.CreatedAt > since, cancel))
        {
            return false;
        }

        await RaiseAlert.ExecuteAsync(db, new Alert
        {
            Id = AlertId.New(),
            ShopId = shop,
            Kind = kind,
            Severity = severity,
            Subject = beginning + now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Arguments = words,
            Link = $"/reviews/ratings?product={product.ProductId}",
            CreatedAt = now,
        }, cancel);
        return true;
    }

    private static Dictionary<string, string> BurstWords(RatingSum product) => new()
    {
        ["product"] = product.Name,
        ["low"] = product.Recent.Low.ToString(CultureInfo.InvariantCulture),
        ["all"] = product.Recent.All.ToString(CultureInfo.InvariantCulture),
        ["days"] = RatingWatch.RecentDays.ToString(CultureInfo.InvariantCulture),
        ["usual"] = ((double)product.Past.Low / product.Past.All).ToString("0.###", CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, string> FallWords(RatingSum product, MeanChange fall) => new()
    {
        ["product"] = product.Name,
        ["mean"] = product.Trend.Mean!.Value.ToString("0.00", CultureInfo.InvariantCulture),
        ["before"] = product.BeforeTrend.Mean!.Value.ToString("0.00", CultureInfo.InvariantCulture),
        ["difference"] = fall.Difference.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
