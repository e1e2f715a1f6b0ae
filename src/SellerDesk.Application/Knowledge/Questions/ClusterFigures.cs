using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Knowledge.Questions;

/// <summary>Size, growth and answers of the clusters, made anew for those that were asked in the last two months; what nobody asked twice is forgotten after half a year.</summary>
public sealed class ClusterFigures(WholeDb database)
{
    /// <returns>True when a figure changed.</returns>
    public async Task<bool> RefreshAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.Open();
        var (recent, before, old) = (now.AddDays(-30), now.AddDays(-60), now.AddDays(-180));
        var changed = await db.Database.ExecuteSqlAsync($"""
            update question_clusters c set size = f.size, recent = f.recent, before = f.before, answered = f.answered
            from (
              select q.shop_id, q.cluster_id, count(*)::int as size, count(*) filter (where q.asked_at > {recent})::int as recent,
                count(*) filter (where q.asked_at > {before} and q.asked_at <= {recent})::int as before, count(a.answer_text)::int as answered
              from question_clusters k
              join clustered_questions q on q.shop_id = k.shop_id and q.cluster_id = k.id
              join questions a on a.id = q.question_id and a.shop_id = q.shop_id
              where k.size > 1 and k.last_at > {before.AddDays(-30)}
              group by q.shop_id, q.cluster_id) f
            where f.shop_id = c.shop_id and f.cluster_id = c.id and (f.size, f.recent, f.before, f.answered) is distinct from (c.size, c.recent, c.before, c.answered)
            """, cancel);
        var forgotten = await db.Database.ExecuteSqlAsync($"""
            with gone as (delete from question_clusters where size = 1 and article_id is null and last_at < {old} returning id, shop_id)
            delete from clustered_questions q using gone where q.cluster_id = gone.id and q.shop_id = gone.shop_id
            """, cancel);
        return changed + forgotten > 0;
    }
}
