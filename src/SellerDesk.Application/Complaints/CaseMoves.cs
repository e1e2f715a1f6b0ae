using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>Tells an open case what a move says, and names the deed for its trail.</summary>
internal static class CaseMoves
{
    public static (ComplaintDeed Deed, (string, string)[] Details) Apply(OpenCase open, CaseMove move, Actor actor, DateTimeOffset now)
    {
        var complaint = open.Complaint;
        switch (move)
        {
            case CaseMove.ToStage to:
                complaint.MoveTo(to.Stage, now);
                return (ComplaintDeed.Moved, []);
            case CaseMove.Explain explain:
                complaint.Explain(explain.Reason, explain.Cause, CauseBy.Person);
                return (ComplaintDeed.Explained, [("reason", complaint.ReasonCode ?? ""), ("cause", complaint.CauseCode ?? "")]);
            case CaseMove.Resolve resolve:
                complaint.Resolve(resolve.Wish, open.Bought, actor.PersonId, now);
                return (ComplaintDeed.Resolved, [("resolution", resolve.Wish.Kind.ToString()), ("amount", complaint.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
            case CaseMove.CarryOut { How: CarryingOut.Api or CarryingOut.Elsewhere }:
                throw new RuleException("complaint.notByHand");
            case CaseMove.CarryOut carry:
                complaint.CarryOut(carry.How, now);
                return (ComplaintDeed.CarriedOut, [("how", carry.How.ToString())]);
            case CaseMove.Arbitrate other when complaint.Stage == ComplaintStage.Arbitration:
                complaint.TakeGround(EvidenceLists.Known(other.Ground), now);
                return (ComplaintDeed.Explained, [("ground", other.Ground)]);
            case CaseMove.Arbitrate arbitrate:
                complaint.TakeGround(EvidenceLists.Known(arbitrate.Ground), now);
                complaint.MoveTo(ComplaintStage.Arbitration, now);
                return (ComplaintDeed.Moved, [("ground", arbitrate.Ground)]);
            case CaseMove.Judge judge:
                complaint.Judge(judge.Verdict, judge.Ball);
                return (ComplaintDeed.Explained, [("verdict", judge.Verdict.ToString()), ("ball", judge.Ball.ToString())]);
            case CaseMove.PassBall pass:
                complaint.PassBall(pass.To);
                return (ComplaintDeed.Explained, [("ball", pass.To.ToString())]);
            case CaseMove.Close close:
                return Close(complaint, close, now);
            case CaseMove.Reopen:
                complaint.Reopen(open.Bought, now);
                return (ComplaintDeed.Reopened, []);
            case CaseMove.Assign assign:
                complaint.Assign(assign.To);
                return (ComplaintDeed.Assigned, [("to", assign.To?.Value.ToString() ?? "")]);
            case CaseMove.Tick tick:
                complaint.Tick(tick.Point, tick.There, now);
                return (ComplaintDeed.Ticked, [("point", tick.Point), ("there", tick.There ? "yes" : "no")]);
            case CaseMove.LinkOrder link:
                complaint.Link(link.Number, open.OrderFound?.Id, open.Bought);
                return (ComplaintDeed.Linked, [("order", link.Number)]);
            case CaseMove.AddLine add:
                complaint.AddLine(open.Line(add));
                return (ComplaintDeed.Linked, [("product", add.Product?.Value.ToString() ?? "")]);
            case CaseMove.Write write:
                complaint.Write(write.Words);
                return (ComplaintDeed.Written, []);
            default:
                throw new InvalidOperationException($"{move.GetType().Name} is no move of a case.");
        }
    }

    private static (ComplaintDeed Deed, (string, string)[] Details) Close(Complaint complaint, CaseMove.Close close, DateTimeOffset now)
    {
        if (close.Reason is CloseReason.Merged or CloseReason.History or CloseReason.Elsewhere)
        {
            throw new RuleException("complaint.notByHand");
        }

        if (close.Outcome is { } outcome)
        {
            complaint.Answered(outcome);
        }

        complaint.Close(close.Reason, now);
        return (ComplaintDeed.Closed, [("reason", close.Reason.ToString()), ("outcome", close.Outcome?.ToString() ?? "")]);
    }
}
