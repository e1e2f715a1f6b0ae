using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Bulk;

/// <summary>What can be done to a run by whoever began it, or a manager: stop it, take it back, try the refused items again.</summary>
public sealed class ChangeBulkRun(WholeDb database, RunBulkJob job, TimeProvider time)
{
    /// <summary>What is done stays done; the rest is left alone.</summary>
    public async Task StopAsync(Actor actor, BulkRunId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var run = await MineAsync(db, actor, id, cancel);
        var now = time.GetUtcNow();
        var stopped = await db.BulkRuns.Where(r => r.Id == id && (r.State == BulkRunState.Waiting || r.State == BulkRunState.Running))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, BulkRunState.Stopped).SetProperty(r => r.EndedAt, now), cancel);
        if (stopped > 0)
        {
            // A slice that is at work holds its rows: what it gave away is told too.
            await db.Database.ExecuteSqlAsync($"select 1 from bulk_items where run_id = {id.Value} and state = 'Waiting' for update", cancel);
            await AssignedByRun.TellAsync(db, run, now, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>A run of its own over everything that was done. Answers that have left stay, and are told.</summary>
    public async Task<BulkRunId> UndoAsync(Actor actor, BulkRunId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var run = await MineAsync(db, actor, id, cancel);
        var now = time.GetUtcNow();
        var taken = await db.BulkRuns.Where(r => r.Id == id && r.UndoOf == null && r.State != BulkRunState.Undone)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, BulkRunState.Undone).SetProperty(r => r.EndedAt, r => r.EndedAt ?? now), cancel);
        if (taken == 0)
        {
            throw new RuleException("bulk.alreadyUndone");
        }

        // After the state has changed no slice begins; one that is at work holds its rows, and this waits for it.
        await db.Database.ExecuteSqlAsync($"select 1 from bulk_items where run_id = {id.Value} and state = 'Waiting' for update", cancel);
        var undo = BulkRunId.New();
        var total = await db.BulkItems.CountAsync(i => i.RunId == id && i.State == BulkItemState.Done, cancel);
        db.Add(new BulkRun
        {
            Id = undo,
            PersonId = run.PersonId,
            Verb = run.Verb,
            Steps = run.Steps,
            Arguments = run.Arguments,
            Total = total,
            State = BulkRunState.Waiting,
            CreatedAt = now,
            UndoOf = id,
        });
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlAsync($"""
            insert into bulk_items (run_id, position, shop_id, work_item_id, state, before)
            select {undo.Value}, position, shop_id, work_item_id, 'Waiting', before from bulk_items where run_id = {id.Value} and state = 'Done'
            """, cancel);
        await transaction.CommitAsync(cancel);
        job.Wake();
        return undo;
    }

    public async Task RetryAsync(Actor actor, BulkRunId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var run = await MineAsync(db, actor, id, cancel);
        if (run.State == BulkRunState.Undone)
        {
            throw new RuleException("bulk.alreadyUndone");
        }

        var again = await db.BulkItems.Where(i => i.RunId == id && i.State == BulkItemState.Refused)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, BulkItemState.Waiting).SetProperty(i => i.Reason, (string?)null), cancel);
        await db.BulkRuns.Where(r => r.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.Refused, r => r.Refused - again).SetProperty(r => r.State, BulkRunState.Running).SetProperty(r => r.EndedAt, (DateTimeOffset?)null), cancel);
        await transaction.CommitAsync(cancel);
        job.Wake();
    }

    private static async Task<BulkRun> MineAsync(SellerDeskDb db, Actor actor, BulkRunId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var run = await db.BulkRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RuleException("bulk.unknown");
        return run.PersonId == actor.PersonId || actor.Role >= Role.Manager ? run : throw new RuleException("bulk.notYours");
    }
}
