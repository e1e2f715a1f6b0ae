using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Bulk;

/// <summary>
/// Deeds of a run on cases: each by the case's own rules and in a transaction of its own, as one by hand is. The trail and the outgoing row name the run, so
/// that whoever takes over after a crash sees what was done already.
/// </summary>
public sealed class BulkCases(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Tags are those of the case's work item.</summary>
    internal static bool Does(BulkRun run) => run.IsOfCases && run.Steps.Any(step => step.Verb is not (BulkVerb.Tag or BulkVerb.Untag));

    internal async Task DoAsync(SellerDeskDb db, BulkRun run, IReadOnlyList<BulkItem> rows, Actor actor, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var whole = new ScopedDb(scope.ServiceProvider.GetRequiredService<DbContextOptions<SellerDeskDb>>(), new EveryShop());
        foreach (var row in rows)
        {
            await BulkSlice.TryAsync(row, async () =>
            {
                var id = ComplaintId.From(row.WorkItemId.Value);
                if (run.UndoOf is not null)
                {
                    await UndoAsync(scope.ServiceProvider, whole, id, CaseBefore.Read(row.Before!), actor, cancel);
                }
                else
                {
                    row.Before = (run.Steps[0].Verb is BulkVerb.Accept or BulkVerb.Decline ? await DecideAsync(scope.ServiceProvider, whole, run, id, actor, cancel) : await MoveAsync(db, whole, run, id, actor, cancel)).Write();
                }

                row.State = BulkItemState.Done;
            });
        }
    }

    /// <exception cref="RuleException">The step lacks what it needs.</exception>
    internal static CaseMove MoveOf(MacroStep step, PersonId? me) => step.Verb switch
    {
        BulkVerb.Assign => new CaseMove.Assign(step.Value == MacroStep.Me ? me : Guid.TryParse(step.Value, out var person) ? new PersonId(person) : null),
        BulkVerb.MoveCase when Enum.TryParse<ComplaintStage>(step.Value, out var stage) => new CaseMove.ToStage(stage),
        BulkVerb.Explain => new CaseMove.Explain(null, step.Value),
        BulkVerb.CloseCase when Enum.TryParse<ComplaintOutcome>(step.Value, out var outcome) => new CaseMove.Close(CloseReason.Done, outcome),
        BulkVerb.CloseCase => new CaseMove.Close(CloseReason.Withdrawn),
        _ => throw new RuleException("macro.stepValue"),
    };

    /// <summary>The first line of a refusal's value is its grounds, the rest what the buyer is told.</summary>
    internal static ResolutionWish WishOf(MacroStep step) => step.Verb == BulkVerb.Accept
        ? new ResolutionWish(ResolutionKind.Refund)
        : step.Value.Split('\n', 2) is var parts && parts.Length == 2 && parts[1].Trim() is { Length: > 0 } words
            ? new ResolutionWish(ResolutionKind.Rejection, Grounds: parts[0], Text: words)
            : new ResolutionWish(ResolutionKind.Rejection, Grounds: parts[0]);

    private async Task<CaseBefore> MoveAsync(SellerDeskDb db, ScopedDb whole, BulkRun run, ComplaintId id, Actor actor, CancellationToken cancel)
    {
        var owner = await db.Complaints.AsNoTracking().Where(c => c.Id == id).Select(c => c.OwnerId).FirstOrDefaultAsync(cancel);
        var move = MoveOf(run.Steps[0], actor.PersonId);
        var known = await db.ComplaintMoves.AsNoTracking().Where(m => m.ComplaintId == id && m.Together == run.Id.Value).Select(m => (long?)m.Id).FirstOrDefaultAsync(cancel);
        var line = known ?? await CaseMover.RunAsync(whole, time, actor, id, move, null, run.Id.Value, cancel);
        return move is CaseMove.Assign given ? new CaseBefore(line, null, owner?.Value, given.To?.Value) : new CaseBefore(line);
    }

    /// <summary>Through the marketplace where it lets the seller decide now, otherwise on to its carrying out by hand.</summary>
    private async Task<CaseBefore> DecideAsync(IServiceProvider services, ScopedDb whole, BulkRun run, ComplaintId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await whole.OpenAsync(cancel);
        var (item, wish) = (WorkItemId.From(id.Value), WishOf(run.Steps[0]));
        var sent = await db.OutgoingReplies.Where(r => r.WorkItemId == item && r.OriginId == run.Id.Value).Select(r => (Guid?)r.Id.Value).FirstOrDefaultAsync(cancel);
        if (sent is not null || await db.ComplaintMoves.AnyAsync(m => m.ComplaintId == id && m.Together == run.Id.Value && m.Deed == ComplaintDeed.Moved, cancel))
        {
            return new CaseBefore(null, sent);
        }

        var decisions = await db.Complaints.Where(c => c.Id == id).Join(db.Returns, c => c.ReturnId, r => (ReturnId?)r.Id, (_, r) => r.Decisions).FirstOrDefaultAsync(cancel);
        if (decisions is not null && FittingDecisions.Of(AllowedDecision.Read(decisions), wish.Kind) is [var fit, ..])
        {
            var decide = ActivatorUtilities.CreateInstance<DecideComplaint>(services, whole);
            var words = fit.NeedsComment || fit.CommentMax is not null ? wish.Text : null;
            try
            {
                return new CaseBefore(null, (await decide.ExecuteAsync(actor, id, new CaseDecision(fit.Code, words), wish, null, cancel, new ReplySource(ReplyOrigin.Bulk, run.Id.Value, null, BulkAnswers.Hold))).Value);
            }
            catch (RuleException shut) when (shut.Code == "decision.inCabinet")
            {
                // The shop's key may not decide: it is carried out in the cabinet.
            }
        }

        await CaseMover.RunAsync(whole, time, actor, id, new CaseMove.Resolve(wish), null, run.Id.Value, cancel);
        await CaseMover.RunAsync(whole, time, actor, id, new CaseMove.ToStage(ComplaintStage.CarryingOut), null, run.Id.Value, cancel);
        return new CaseBefore(null);
    }

    private async Task UndoAsync(IServiceProvider services, ScopedDb whole, ComplaintId id, CaseBefore before, Actor actor, CancellationToken cancel)
    {
        await using var db = await whole.OpenAsync(cancel);
        if (before.Move is { } move)
        {
            if (!await db.ComplaintMoves.AnyAsync(m => m.ComplaintId == id && m.Id > move && m.Deed == ComplaintDeed.Undone, cancel))
            {
                await new UndoMove(whole, time).ExecuteAsync(actor, id, move, cancel);
            }

            return;
        }

        if (before.Reply is { } sent && OutgoingReplyId.From(sent) is var reply && !await db.OutgoingReplies.AnyAsync(r => r.Id == reply && r.State == OutgoingState.Withdrawn, cancel))
        {
            await ActivatorUtilities.CreateInstance<WithdrawReply>(services, whole).ExecuteAsync(actor, reply, cancel);
        }

        if (await db.Complaints.AnyAsync(c => c.Id == id && c.Stage == ComplaintStage.CarryingOut, cancel))
        {
            await CaseMover.RunAsync(whole, time, actor, id, new CaseMove.ToStage(ComplaintStage.Deciding), null, null, cancel);
        }
    }

    /// <summary>What undo needs of one case.</summary>
    /// <param name="Move">The trail's line.</param>
    /// <param name="Reply">The decision that was put on its way.</param>
    /// <param name="AssigneeAfter">Who was given it, for whoever tells them.</param>
    private sealed record CaseBefore(long? Move, Guid? Reply = null, Guid? Assignee = null, Guid? AssigneeAfter = null)
    {
        public static CaseBefore Read(string text) => JsonSerializer.Deserialize<CaseBefore>(text)!;

        public string Write() => JsonSerializer.Serialize(this);
    }
}
