using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Bulk;

/// <summary>What a deed would do to cases: each is told it in memory, and what it answers is counted.</summary>
internal static class CaseForecast
{
    public static async Task<BulkForecast> LoadAsync(SellerDeskDb db, BulkWish wish, IReadOnlyList<WorkItemId> ids, bool more, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = ids.Select(id => ComplaintId.From(id.Value)).ToList();
        var cases = await db.Complaints.AsNoTracking().Include(c => c.Lines).Where(c => wanted.Contains(c.Id)).ToListAsync(cancel);
        var refusals = cases.Select(one => RefusalOf(one, wish.Steps, now)).OfType<BulkReason>().GroupBy(reason => (reason.Code, string.Join('|', reason.Arguments)))
            .Select(group => (group.First(), group.Count())).OrderByDescending(group => group.Item2).ToList();
        return new BulkForecast(ids, more, cases.GroupBy(one => one.ShopId).ToDictionary(group => group.Key, group => group.Count()), new Dictionary<short, int>(), refusals, [], 0);
    }

    private static BulkReason? RefusalOf(Complaint complaint, IReadOnlyList<MacroStep> steps, DateTimeOffset now)
    {
        try
        {
            foreach (var step in steps)
            {
                Try(complaint, step, now);
            }

            return null;
        }
        catch (RuleException refused)
        {
            return BulkReason.Of(refused);
        }
    }

    /// <summary>A move as the case itself takes it; of a decision only whether it may be taken now: its money is looked at when it is taken.</summary>
    private static void Try(Complaint complaint, MacroStep step, DateTimeOffset now)
    {
        switch (step.Verb)
        {
            case BulkVerb.MoveCase or BulkVerb.Explain or BulkVerb.CloseCase:
                Tell(complaint, BulkCases.MoveOf(step, null), now);
                break;
            case BulkVerb.Accept or BulkVerb.Decline when complaint.DecisionId is not null:
                throw new RuleException("complaint.decisionOnTheWay");
            case BulkVerb.Accept or BulkVerb.Decline when complaint.Stage is not (ComplaintStage.Deciding or ComplaintStage.CarryingOut or ComplaintStage.Arbitration):
                throw new RuleException("complaint.notDeciding");
        }
    }

    private static void Tell(Complaint complaint, CaseMove move, DateTimeOffset now)
    {
        switch (move)
        {
            case CaseMove.ToStage to:
                complaint.MoveTo(to.Stage, now);
                break;
            case CaseMove.Explain explain:
                complaint.Explain(null, explain.Cause, CauseBy.Person);
                break;
            case CaseMove.Close close:
                if (close.Outcome is { } outcome)
                {
                    complaint.Answered(outcome);
                }

                complaint.Close(close.Reason, now);
                break;
        }
    }
}
