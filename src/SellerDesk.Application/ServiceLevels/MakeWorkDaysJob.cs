using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>
/// Makes the days of work anew where something happened since the last round. Whatever was touched is made whole from its sources, so that a round
/// may be repeated, and the rows always say what plain SQL over the sources says.
/// </summary>
public sealed class MakeWorkDaysJob(WholeDb database, TimeProvider time) : IJob
{
    /// <summary>Where the last round ended (UTC), among the desk's options.</summary>
    public const string Mark = "work-days-made";

    /// <summary>A deed that was being saved while the last round looked is seen by this one.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private const int NotedAtOnce = 400;

    private static readonly TimeSpan FirstRound = TimeSpan.FromDays(92);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock(hashtextextended('work_days', 0)) as \"Value\"").SingleAsync(cancel))
        {
            return false;
        }

        var now = time.GetUtcNow();
        var mark = await db.DeskOptions.FirstOrDefaultAsync(o => o.Name == Mark, cancel);
        var since = mark is null ? now - FirstRound : DateTimeOffset.Parse(mark.Value.Trim('"'), System.Globalization.CultureInfo.InvariantCulture) - Overlap;
        var touched = await TouchedAsync(db, since, cancel);
        touched = [.. touched.Union(await NotedAsync(db, cancel))];
        foreach (var shop in touched.GroupBy(pair => pair.ShopId))
        {
            await WorkDayMaker.MakeAsync(db, new ShopId(shop.Key), [.. shop.Select(pair => pair.Day)], cancel);
        }

        var value = $"\"{now:O}\"";
        await db.Database.ExecuteSqlAsync($"""
            insert into desk_options (name, value, changed_at) values ({Mark}, {value}::jsonb, {now}) on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at
            """, cancel);
        await transaction.CommitAsync(cancel);
        return touched.Count > 0;
    }

    /// <summary>Days (of the shop's zone) of what happened, of the replies of items to which something happened (those may have come back, or been confirmed) and of what was timed of them.</summary>
    private static Task<List<Touched>> TouchedAsync(SellerDeskDb db, DateTimeOffset since, CancellationToken cancel) => db.Database.SqlQuery<Touched>($"""
        with news as (select distinct shop_id, work_item_id, at from item_events where at >= {since})
        select distinct n.shop_id as "ShopId", (n.at at time zone s.time_zone)::date as "Day" from news n join shops s on s.id = n.shop_id
        union
        select distinct r.shop_id, (r.created_at at time zone s.time_zone)::date from (select distinct shop_id, work_item_id from news) n
          join outgoing_replies r on r.shop_id = n.shop_id and r.work_item_id = n.work_item_id join shops s on s.id = r.shop_id
        union
        select distinct t.shop_id, t.day from (select distinct shop_id, work_item_id from news) n join timed_items t on t.shop_id = n.shop_id and t.work_item_id = n.work_item_id
        """).ToListAsync(cancel);

    /// <summary>Days that others asked for: an upgrade, or a shop that moved to another zone.</summary>
    private static Task<List<Touched>> NotedAsync(SellerDeskDb db, CancellationToken cancel) => db.Database.SqlQuery<Touched>($"""
        with days as (select distinct shop_id, day from (select shop_id, day from touched_work_days order by id limit {NotedAtOnce}) first),
        gone as (delete from touched_work_days t using days d where t.shop_id = d.shop_id and t.day = d.day)
        select shop_id as "ShopId", day as "Day" from days
        """).ToListAsync(cancel);

    private sealed record Touched(Guid ShopId, DateOnly Day);
}
