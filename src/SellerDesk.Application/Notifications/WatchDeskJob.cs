using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Notifications;

/// <summary>
/// Looks for what people should hear of and nobody's deed tells: bad reviews, broken feeds; clocks have <see cref="WatchClocksJob"/>. Saying it again changes nothing, so any
/// node may look as often as it likes.
/// </summary>
public sealed class WatchDeskJob(WholeDb database, TimeProvider time) : IJob
{
    /// <summary>Failures in a row after which a feed is not just having a bad minute.</summary>
    public const int BrokenAfter = 3;

    /// <summary>How far back new rows are looked for: longer than any pause between two rounds.</summary>
    private static readonly TimeSpan Arrived = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    private const int Most = 500;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow();
        await BadReviewsAsync(db, now, cancel);
        await FeedsAsync(db, now, cancel);
        return true;
    }

    /// <summary>One a product and hour, however many come; what was written before the shop was connected is history, not news.</summary>
    private static Task<int> BadReviewsAsync(SellerDeskDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var (from, since, channel) = (Guid.CreateVersion7(now - Arrived), now - Fresh, DeskChanges.AlertChannel);
        return db.Database.ExecuteSqlAsync($"""
            with found as (
              select distinct on (w.shop_id, subject) w.*, s.name as shop_name, p.subject from work_items w join shops s on s.id = w.shop_id
              cross join lateral (select coalesce(w.product_id, w.id)::text || '/' || to_char({now}::timestamptz at time zone 'UTC', 'YYYYMMDDHH24') as subject) p
              where w.id >= {from} and w.kind = 'Review' and w.rating <= 2 and w.state = 'Open' and w.created_at > {since} and w.created_at > s.created_at
              order by w.shop_id, subject, w.rating, w.id
            ), raised as (
              insert into alerts (id, person_id, shop_id, kind, severity, subject, arguments, link, created_at)
              select gen_random_uuid(), null, shop_id, 'BadReview', 'Warning', subject,
                jsonb_build_object('about', coalesce(product_name, ''), 'rating', rating::text, 'text', preview, 'shop', shop_name), '/inbox?state=all&item=' || id, {now}
              from found limit {Most}
              on conflict (shop_id, kind, subject, person_id) do nothing returning shop_id
            )
            select pg_notify({channel}, shop_id || '|*') from (select distinct shop_id from raised) told
            """, cancel);
    }

    /// <summary>Once a day for each feed that stays broken.</summary>
    private static Task<int> FeedsAsync(SellerDeskDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var channel = DeskChanges.AlertChannel;
        return db.Database.ExecuteSqlAsync($"""
            with raised as (
              insert into alerts (id, person_id, shop_id, kind, severity, subject, arguments, link, created_at)
              select gen_random_uuid(), null, f.shop_id, 'FeedBroken', 'Critical', f.id || '/' || to_char({now}::timestamptz at time zone 'UTC', 'YYYYMMDD'),
                jsonb_build_object('shop', s.name, 'feed', f.kind, 'code', f.error_code), '/settings/shops?shop=' || s.id, {now}
              from feeds f join shops s on s.id = f.shop_id
              where f.error_code is not null and f.failures >= {BrokenAfter} and not f.paused and s.state = 'Active' limit {Most}
              on conflict (shop_id, kind, subject, person_id) do nothing returning shop_id
            )
            select pg_notify({channel}, shop_id || '|*') from (select distinct shop_id from raised) told
            """, cancel);
    }
}
