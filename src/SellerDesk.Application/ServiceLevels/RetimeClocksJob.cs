using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>
/// Counts open clocks anew where somebody asked for it: a slice to a transaction, with what was done so far on the row, so that another node goes on where one
/// was stopped. Work items, complaints and orders follow in the same save.
/// </summary>
public sealed class RetimeClocksJob(WholeDb database, TimeProvider time) : IJob
{
    private const int Slice = 500;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var worked = false;
        while (await StepAsync(cancel))
        {
            worked = true;
        }

        return worked;
    }

    private async Task<bool> StepAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var run = await db.Retimings.FromSql($"select * from retimings where ended_at is null order by started_at limit 1 for update skip locked").FirstOrDefaultAsync(cancel);
        if (run is null)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var slice = await new Retimer(db, run.ShopIds, run.LevelId, now).NextAsync(run.LastClock, Slice, tracked: true, cancel);
        if (slice.Count == 0)
        {
            run.End(now);
        }
        else
        {
            run.Advance(slice[^1].Clock.Id, slice.Count, slice.Count(pair => pair.Clock.DueAt != pair.Before), slice.Count(pair => pair.Before > now && pair.Clock.DueAt <= now));
        }

        await db.SaveChangesAsync(cancel);
        await FollowAsync(db, [.. slice.Where(pair => pair.Clock.DueAt != pair.Before).Select(pair => pair.Clock.SubjectId)], cancel);
        if (run.LevelId is not null)
        {
            await PlaceAsync(db, [.. slice.Select(pair => pair.Clock.Id.Value)], cancel);
        }

        await transaction.CommitAsync(cancel);
        return slice.Count > 0;
    }

    /// <summary>Items stand in line as the version of the level says that their clock has now.</summary>
    private static Task<int> PlaceAsync(SellerDeskDb db, Guid[] clocks, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"""
        update work_items w set first_in_line = v.first from (
          select c.shop_id, c.subject_id, bool_or((v.terms ->> 'firstInLine')::boolean) as first from clocks c join service_level_versions v on v.id = c.version_id where c.id = any({clocks}) group by 1, 2) v
        where w.id = v.subject_id and w.shop_id = v.shop_id and w.state <> 'Closed' and w.first_in_line <> v.first
        """, cancel);

    /// <summary>Whatever is due by its clocks is due when the first of those that run is.</summary>
    internal static async Task FollowAsync(SellerDeskDb db, Guid[] subjects, CancellationToken cancel)
    {
        if (subjects.Length == 0)
        {
            return;
        }

        await db.Database.ExecuteSqlAsync($"""
            with due as (
              select shop_id, subject_id, min(due_at) as at from clocks where subject_id = any({subjects}) and stopped_at is null and paused_at is null group by 1, 2
            ), items as (
              update work_items w set due_at = d.at from due d where w.id = d.subject_id and w.shop_id = d.shop_id and w.state <> 'Closed' and w.due_at <> d.at
            ), cases as (
              update complaints c set due_at = d.at from due d where c.id = d.subject_id and c.shop_id = d.shop_id and c.stage <> 'Closed' and c.due_at <> d.at
            )
            update orders o set due_at = d.at from due d where o.id = d.subject_id and o.shop_id = d.shop_id and o.due_at <> d.at
            """, cancel);
    }
}
