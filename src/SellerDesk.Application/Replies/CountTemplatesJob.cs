using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Replies;

/// <summary>Counts the days of templates anew on which a reply was written, published, rejected or taken back; the others stay as they are.</summary>
public sealed class CountTemplatesJob(WholeDb database) : IJob
{
    /// <summary>Notes in one round; the next round follows soon.</summary>
    private const int Most = 20_000;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.Database.ExecuteSqlAsync($"""
            with gone as (
              delete from touched_template_days where id in (select id from touched_template_days order by id limit {Most} for update skip locked) returning template_id, day
            ), days as (select distinct template_id, day from gone)
            insert into template_days as d (template_id, day, used, edited, published, rejected)
            select t.template_id, t.day, count(r.id), count(r.id) filter (where r.template_edited), count(r.id) filter (where r.state = 'Confirmed'), count(r.id) filter (where r.state = 'Rejected')
            from days t left join outgoing_replies r on r.template_id = t.template_id and r.state <> 'Withdrawn'
              and r.created_at >= t.day::timestamp at time zone 'utc' and r.created_at < (t.day + 1)::timestamp at time zone 'utc'
            group by t.template_id, t.day
            on conflict (template_id, day) do update
              set used = excluded.used, edited = excluded.edited, published = excluded.published, rejected = excluded.rejected
              where (d.used, d.edited, d.published, d.rejected) is distinct from (excluded.used, excluded.edited, excluded.published, excluded.rejected)
            """, cancel) > 0;
    }
}
