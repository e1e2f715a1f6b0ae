using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>
/// Compares the last seven whole days of each shop with its targets. A miss beyond chance is told once, and again only after the target was met in between; without
/// an interval (sums, money, hours) every miss counts.
/// </summary>
public sealed class WatchTargetsJob(WholeDb database, DbContextOptions<SellerDeskDb> options, TimeProvider time) : IJob
{
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        var targets = await db.MetricTargets.AsNoTracking().Where(t => t.Alert).Select(t => t.Id).ToListAsync(cancel);
        if (targets.Count == 0)
        {
            return false;
        }

        var shops = await db.Shops.AsNoTracking().Where(s => s.State == ShopState.Active).OrderBy(s => s.CreatedAt).Select(s => new Watched(s.Id, s.Name, s.TimeZone)).ToListAsync(cancel);
        var told = false;
        foreach (var id in targets)
        {
            told |= await LookAsync(id, shops, now, cancel);
        }

        return told;
    }

    /// <summary>In a transaction of its own: the row is locked, so that of two nodes one looks.</summary>
    private async Task<bool> LookAsync(MetricTargetId id, List<Watched> shops, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var target = (await db.MetricTargets.FromSql($"select t.*, t.xmin from metric_targets t where t.id = {id.Value} for update skip locked").ToListAsync(cancel)).FirstOrDefault();
        if (target is null || Metrics.Of(target.Metric, target.Stage) is not { } metric || shops.FirstOrDefault(shop => target.ShopId is null || shop.Id == target.ShopId) is not { } home)
        {
            return false;
        }

        var (value, currency) = await ValueAsync(metric, target.ShopId, home, now, cancel);
        var told = false;
        if (Misses(target, metric, value))
        {
            told = target.ToldAt is null;
            if (told)
            {
                target.Told(now);
                await TellAsync(db, target, metric, value, currency, home, now, cancel);
            }
        }
        else if (target.ToldAt is not null && target.IsMetBy(metric, value.Value) == true)
        {
            target.Met();
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return told;
    }

    private async Task<(MetricValue Value, string Currency)> ValueAsync(Metric metric, ShopId? shop, Watched home, DateTimeOffset now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(home.TimeZone)).DateTime);
        var last = today.AddDays(-1 - metric.RipeDays);
        var week = new FigureFilter(last.AddDays(1 - TargetBoard.LatelyDays), last) { Shop = shop };
        var sheet = await new FigureBook(new ScopedDb(options, new FixedScope(ShopScope.Everything)), time).LoadAsync([metric], week, week.From, cancel);
        return (TargetBoard.Period(metric, sheet, last), sheet.Currency);
    }

    /// <summary>The whole interval lies on the bad side.</summary>
    internal static bool Misses(MetricTarget target, Metric metric, MetricValue value) => target.IsMetBy(metric, value.Value) == false
        && (value.Interval is not { } interval ? metric.Denominator is null || !metric.IsShare : target.IsMetBy(metric, metric.Good == GoodWhen.Lower ? interval.Low : interval.High) == false);

    /// <summary>A shop's target is told to all who see the shop; one of the whole desk to managers who see all of it.</summary>
    private static async Task TellAsync(SellerDeskDb db, MetricTarget target, Metric metric, MetricValue value, string currency, Watched home, DateTimeOffset now, CancellationToken cancel)
    {
        List<PersonId?> people = target.ShopId is not null ? [null] : await db.Users.Where(p => !p.Disabled && p.AllShops && (p.Role == Role.Manager || p.Role == Role.Owner)).Select(p => (PersonId?)new PersonId(p.Id)).ToListAsync(cancel);
        foreach (var person in people)
        {
            await RaiseAlert.ExecuteAsync(db, new Alert
            {
                Id = AlertId.New(),
                PersonId = person,
                ShopId = home.Id,
                Kind = AlertKind.TargetMissed,
                Severity = AlertSeverity.Warning,
                Subject = string.Create(CultureInfo.InvariantCulture, $"{target.Id.Value}/{now.ToUnixTimeSeconds()}"),
                Arguments = new()
                {
                    ["metric"] = metric.TextKey["metric.".Length..],
                    ["value"] = value.Value!.Value.ToString(CultureInfo.InvariantCulture),
                    ["target"] = target.Value.ToString(CultureInfo.InvariantCulture),
                    ["currency"] = currency,
                    ["shop"] = target.ShopId is null ? "" : home.Name,
                },
                Link = Link(metric, target.ShopId),
                CreatedAt = now,
            }, cancel);
        }
    }

    private static string Link(Metric metric, ShopId? shop)
    {
        var parts = string.Join('&', new[] { metric.Stage is { } stage ? "stage=" + stage : "", "period=7", shop is { } one ? "shop=" + one.Value : "" }.Where(part => part.Length > 0));
        return $"/dashboards/metric/{metric.Code}?{parts}";
    }

    private sealed record Watched(ShopId Id, string Name, string TimeZone);
}
