using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Replies;

/// <summary>Re-makes the last days of the templates' rollup: a reply of those days may still be published or rejected.</summary>
public sealed class CountTemplatesJob(WholeDb database, TimeProvider time) : IJob
{
    /// <summary>Moderation that has said nothing after this says nothing any more.</summary>
    private const int OpenDays = 14;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var since = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(-OpenDays);
        await using var db = database.Open();
        return await db.Database.ExecuteSqlAsync($"""
            insert into template_days as d (template_id, day, used, edited, published, rejected)
            select template_id, (created_at at time zone 'utc')::date, count(*), count(*) filter (where template_edited),
              count(*) filter (where state = 'Confirmed'), count(*) filter (where state = 'Rejected')
            from outgoing_replies where template_id is not null and created_at >= {since} and state <> 'Withdrawn'
            group by 1, 2
            on conflict (template_id, day) do update
              set used = excluded.used, edited = excluded.edited, published = excluded.published, rejected = excluded.rejected
              where (d.used, d.edited, d.published, d.rejected) is distinct from (excluded.used, excluded.edited, excluded.published, excluded.rejected)
            """, cancel) > 0;
    }
}
