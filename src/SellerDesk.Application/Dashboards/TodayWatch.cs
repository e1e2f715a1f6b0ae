using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Dashboards;

/// <summary>What the watches found lately, and what the calendars say of the next days.</summary>
public sealed class TodayWatch(ScopedDb database)
{
    /// <summary>How far ahead is looked.</summary>
    public const int DaysAhead = 14;

    private const int MostProducts = 4;
    private const int MostAhead = 6;
    private const int FreshDays = 7;
    private const int TopicDays = 14;
    private const int MostTopics = 3;

    /// <summary>Products whose stars fall or that a burst of low ones came to, with what their reviews blame.</summary>
    internal async Task<IReadOnlyList<TodayFalling>> FallingAsync(ShopId? shop, DateTimeOffset now, DateOnly today, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var (all, shops) = Seen(db.Scope, shop);
        var (since, first) = (now.AddDays(-FreshDays), today.AddDays(-TopicDays));
        var rows = await db.Database.SqlQuery<Told>($"""
            with told as (
              select distinct on (shop_id, split_part(subject, ':', 1)) shop_id, split_part(subject, ':', 1)::uuid as product_id, kind, arguments, link, created_at from alerts
              where kind in ({AlertKind.RatingFalling.ToString()}, {AlertKind.ReviewBurst.ToString()}) and person_id is null and created_at > {since} and ({all} or shop_id = any({shops}))
              order by shop_id, split_part(subject, ':', 1), created_at desc
            )
            select t.product_id as "Product", t.shop_id as "Shop", p.name as "Name", t.kind = {AlertKind.ReviewBurst.ToString()} as "Burst", t.arguments::text as "Words", t.link as "Link", b.topic as "Topic", coalesce(b.blamed, 0)::int as "Blamed"
            from told t join products p on p.id = t.product_id and p.shop_id = t.shop_id
            left join lateral (
              select topic, sum(blame) as blamed from topic_days d where d.shop_id = t.shop_id and d.product_id = t.product_id and d.day > {first} and d.topic not like '-%' group by topic having sum(blame) > 0
              order by sum(blame) desc, topic limit 1
            ) b on true
            order by 4 desc, t.created_at desc limit {MostProducts}
            """).ToListAsync(cancel);
        return rows.ConvertAll(row => new TodayFalling(
            row.Product, new ShopId(row.Shop), row.Name, row.Burst, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Words) ?? [], row.Link ?? "", row.Topic, row.Blamed));
    }

    /// <summary>Topics that reviews blame more often than in the weeks before, the surest first; by the same test as bursts of low stars (<see cref="RatingWatch"/>).</summary>
    internal async Task<IReadOnlyList<(string Topic, double Usual)>> BurstsAsync(ShopId? shop, DateOnly today, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var (all, shops) = Seen(db.Scope, shop);
        var (recent, past) = (today.AddDays(-RatingWatch.RecentDays), today.AddDays(-RatingWatch.RecentDays - RatingWatch.PastDays));
        var reviews = await db.Database.SqlQuery<Blamed>($"""
            select '' as "Topic", coalesce(sum(one + two + three + four + five) filter (where day > {recent}), 0)::int as "Now", coalesce(sum(one + two + three + four + five) filter (where day <= {recent}), 0)::int as "Before"
            from rating_days where product_id = {Guid.Empty} and day > {past} and day <= {today} and ({all} or shop_id = any({shops}))
            """).SingleAsync(cancel);
        var topics = await db.Database.SqlQuery<Blamed>($"""
            select topic as "Topic", coalesce(sum(blame) filter (where day > {recent}), 0)::int as "Now", coalesce(sum(blame) filter (where day <= {recent}), 0)::int as "Before"
            from topic_days where product_id = {Guid.Empty} and topic not like '-%' and day > {past} and day <= {today} and ({all} or shop_id = any({shops})) group by topic
            """).ToListAsync(cancel);
        var chances = topics.ConvertAll(topic => RatingWatch.BurstChance(Stars(topic.Now, reviews.Now), Stars(topic.Before, reviews.Before)));
        var found = RatingWatch.Discoveries(chances);
        return
        [
            .. topics.Index().Where(topic => found[topic.Index]).OrderBy(topic => chances[topic.Index]).Take(MostTopics)
                .Select(topic => (topic.Item.Topic, (double)topic.Item.Before * reviews.Now / Math.Max(1, reviews.Before))),
        ];

        static StarCounts Stars(int blamed, int whole) => new(blamed, 0, 0, 0, Math.Max(0, whole - blamed));
    }

    internal async Task<IReadOnlyList<TodayAhead>> AheadAsync(ShopId? shop, DateOnly today, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var until = today.AddDays(DaysAhead);
        var month = today.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var improvements = await db.Improvements.AsNoTracking().Where(i => (shop == null || i.ShopId == shop) && i.State == ImprovementState.Planned && i.DueOn <= until).OrderBy(i => i.DueOn).Take(MostAhead)
            .Select(i => new { i.DueOn, i.Number, Product = db.Products.Where(p => p.Id == i.ProductId && p.ShopId == i.ShopId).Select(p => p.Name).FirstOrDefault() }).ToListAsync(cancel);
        var keys = await db.Shops.AsNoTracking().Where(s => (shop == null || s.Id == shop) && s.KeyExpiresAt != null && s.State == ShopState.Active).Select(s => new { s.Name, s.Id, s.KeyExpiresAt }).ToListAsync(cancel);
        var holidays = await db.Set<Holiday>().AsNoTracking().Where(h => h.Kind == SpecialDayKind.DayOff && h.Date > today && h.Date <= until && db.Set<WorkCalendar>().Any(c => c.Country == h.Country))
            .OrderBy(h => h.Date).Take(MostAhead).Select(h => new { h.Date, h.NameRu, h.NameEn }).ToListAsync(cancel);
        var points = await db.PointCounts.AsNoTracking().Where(c => c.Part == PointPart.Ends && c.Value == month).SumAsync(c => c.Count, cancel);
        return
        [
            .. improvements.Select(one => new TodayAhead(TodayAheadKind.Improvement, one.DueOn, one.Product ?? "", "", one.Number))
                .Concat(keys.Select(key => new TodayAhead(TodayAheadKind.Key, DateOnly.FromDateTime(key.KeyExpiresAt!.Value.UtcDateTime), key.Name, key.Id.Value.ToString(), 0)).Where(key => key.On <= until))
                .Concat(holidays.DistinctBy(day => day.NameRu).Select(day => new TodayAhead(TodayAheadKind.Holiday, day.Date, day.NameRu, day.NameEn, 0)))
                .Concat(points > 0 ? [new TodayAhead(TodayAheadKind.Points, new DateOnly(today.Year, today.Month, 1).AddMonths(1).AddDays(-1), "", "", points)] : [])
                .Concat(SeasonSales.Between(today, until).Select(sale => new TodayAhead(TodayAheadKind.Sale, sale.On, sale.Code, "", 0)))
                .OrderBy(one => one.On).ThenBy(one => one.Kind).Take(MostAhead),
        ];
    }

    private static (bool All, Guid[] Shops) Seen(ShopScope scope, ShopId? only) =>
        only is { } one ? (false, scope.Contains(one) ? [one.Value] : []) : (scope.All, scope.Shops.Select(shop => shop.Value).ToArray());

    private sealed record Blamed(string Topic, int Now, int Before);

    private sealed record Told(Guid Product, Guid Shop, string Name, bool Burst, string Words, string? Link, string? Topic, int Blamed);
}
