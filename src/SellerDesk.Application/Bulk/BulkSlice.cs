using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Bulk;

/// <summary>
/// Works off the next items of a run in one transaction: the items' places in the run are locked, so of two nodes that are at one run each takes
/// other items, and what a dying node has begun is undone by the database and taken by the next.
/// </summary>
public sealed class BulkSlice(WholeDb database, BulkAnswers answers, BulkCases cases, DeskSender sender, TimeProvider time)
{
    private const int AtOnce = 100;

    /// <summary>Each answer is a transaction of its own; a slice of them must not last too long to be seen or stopped.</summary>
    private const int AnswersAtOnce = 10;

    private const int CasesAtOnce = 20;

    /// <returns>How many items were taken; 0 when none waits, or the run was stopped.</returns>
    public async Task<int> RunAsync(BulkRunId id, Actor actor, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var run = await db.BulkRuns.AsNoTracking().FirstAsync(r => r.Id == id, cancel);
        if (run.State is not (BulkRunState.Waiting or BulkRunState.Running))
        {
            return 0;
        }

        var sends = run.Steps.Any(step => step.Verb == BulkVerb.Answer);
        var take = sends ? AnswersAtOnce : BulkCases.Does(run) ? CasesAtOnce : AtOnce;
        var rows = await db.BulkItems.FromSql($"select * from bulk_items where run_id = {id.Value} and state = 'Waiting' order by position limit {take} for update skip locked").ToListAsync(cancel);
        var replies = sends ? await SendOrWithdrawAsync(db, run, rows, actor, cancel) : [];
        if (run.Verb == BulkVerb.Pack)
        {
            await BulkPacking.DoAsync(db, run, rows, actor, time.GetUtcNow(), cancel);
        }
        else if (BulkCases.Does(run))
        {
            await cases.DoAsync(db, run, rows, actor, cancel);
        }
        else
        {
            await DoAsync(db, run, rows, replies, actor, cancel);
        }

        await db.SaveChangesAsync(cancel);
        var (done, refused) = (rows.Count(row => row.State == BulkItemState.Done), rows.Count(row => row.State == BulkItemState.Refused));
        await db.BulkRuns.Where(r => r.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.Done, r => r.Done + done)
            .SetProperty(r => r.Refused, r => r.Refused + refused)
            .SetProperty(r => r.State, r => r.State == BulkRunState.Waiting ? BulkRunState.Running : r.State), cancel);
        await transaction.CommitAsync(cancel);
        return rows.Count;
    }

    private async Task<Dictionary<WorkItemId, Guid>> SendOrWithdrawAsync(SellerDeskDb db, BulkRun run, List<BulkItem> rows, Actor actor, CancellationToken cancel)
    {
        var texts = BulkTexts.Read(run);
        var replies = new Dictionary<WorkItemId, Guid>();
        foreach (var row in rows)
        {
            await TryAsync(row, async () =>
            {
                if (run.UndoOf is null)
                {
                    replies[row.WorkItemId] = await answers.SendAsync(db, row, run, texts, actor, cancel);
                }
                else if (ItemBefore.Read(row.Before!).Reply is { } reply)
                {
                    await WithdrawAsync(db, OutgoingReplyId.From(reply), actor, cancel);
                }
            });
        }

        return replies;
    }

    // Taken back already, before this slice died or by hand: then there is nothing left to take back.
    private async Task WithdrawAsync(SellerDeskDb db, OutgoingReplyId reply, Actor actor, CancellationToken cancel)
    {
        if (!await db.OutgoingReplies.AnyAsync(r => r.Id == reply && r.State == OutgoingState.Withdrawn, cancel))
        {
            await sender.WithdrawAsync(actor, reply, cancel);
        }
    }

    private async Task DoAsync(SellerDeskDb db, BulkRun run, List<BulkItem> rows, Dictionary<WorkItemId, Guid> replies, Actor actor, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var wanted = rows.Where(row => row.State == BulkItemState.Waiting).Select(row => row.WorkItemId.Value).ToArray();
        var items = await db.WorkItems.FromSql($"select w.*, w.xmin from work_items w where w.id = any({wanted}) order by w.id for update").ToDictionaryAsync(item => item.Id, cancel);
        foreach (var row in rows.Where(row => row.State == BulkItemState.Waiting))
        {
            await TryAsync(row, async () =>
            {
                var item = items.GetValueOrDefault(row.WorkItemId) ?? throw new RuleException(run.IsOfOrders ? "order.noItem" : "workItem.unknown");
                if (run.UndoOf is null)
                {
                    row.Before = BulkDeeds.Do(db, item, run, actor, replies.TryGetValue(item.Id, out var reply) ? reply : null, now).Write();
                }
                else
                {
                    await BulkUndo.DoAsync(db, item, run, ItemBefore.Read(row.Before!), actor, now, cancel);
                }

                row.State = BulkItemState.Done;
            });
        }
    }

    internal static async Task TryAsync(BulkItem row, Func<Task> deed)
    {
        try
        {
            await deed();
        }
        catch (RuleException refused)
        {
            (row.State, row.Reason) = (BulkItemState.Refused, BulkReason.Of(refused).Write());
        }
    }
}
