using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Complaints;

/// <content>Through the stages: every verb does its work or refuses with what is missing.</content>
public sealed partial class Complaint
{
    /// <summary>To another stage that is open; closing and opening again are verbs of their own.</summary>
    public void MoveTo(ComplaintStage to, DateTimeOffset now)
    {
        RequireStill();
        if (to == Stage || to == ComplaintStage.Closed || IsClosed || !StageRules.IsWay(Stage, to))
        {
            throw IsClosed ? new RuleException("complaint.closed") : new RuleException("complaint.noWay", Stage, to);
        }

        if (Stage == ComplaintStage.CarryingOut && to == ComplaintStage.Deciding && CarriedOut is not null)
        {
            throw new RuleException("complaint.carriedOutAlready");
        }

        if (StageRules.Lacks(this, to) is [var lack, ..])
        {
            throw new RuleException(lack);
        }

        Enter(to, now);
    }

    /// <summary>Ends it; "done" wants all that a case must have, anything else only why.</summary>
    public void Close(CloseReason reason, DateTimeOffset now)
    {
        RequireStill();
        RequireOpen();
        if (reason == Complaints.CloseReason.Done && !StageRules.IsWay(Stage, ComplaintStage.Closed))
        {
            throw new RuleException("complaint.noWay", Stage, ComplaintStage.Closed);
        }

        if (reason == Complaints.CloseReason.Done && Stage != ComplaintStage.FollowingUp)
        {
            throw new RuleException("complaint.notFollowedUp");
        }

        if (reason == Complaints.CloseReason.Done && StageRules.Lacks(this, ComplaintStage.Closed) is [var lack, ..])
        {
            throw new RuleException(lack);
        }

        Enter(ComplaintStage.Closed, now);
        (ClosedAt, CloseReason) = (now, reason);
        if (reason != Complaints.CloseReason.Done || Resolution is ResolutionKind.Explanation or ResolutionKind.Rejection)
        {
            ReleaseUngiven();
        }
    }

    /// <summary>The matter is not over: back to the analysis, with the pieces that are still free.</summary>
    public void Reopen(IReadOnlyList<BoughtLine> bought, DateTimeOffset now)
    {
        if (!IsClosed)
        {
            throw new RuleException("complaint.notClosed");
        }

        Enter(ComplaintStage.Analysing, now);
        (ClosedAt, CloseReason, MergedInto, Outcome) = (null, null, null, null);
        (CarriedOut, CarriedOutAt) = (null, null);
        Ball = BallHolder.Seller;
        Reopened++;
        foreach (var line in Lines.Where(line => line.Quantity == 0))
        {
            line.CountAgain(BoughtOf(line, bought));
        }
    }

    /// <summary>The same matter as another case: this one ends, the other goes on.</summary>
    public void MergeInto(Complaint main, DateTimeOffset now)
    {
        if (main.Id == Id || main.ShopId != ShopId || main.IsClosed || main.MergedInto is not null)
        {
            throw new RuleException("complaint.notTogether");
        }

        if (CarriedOut is not null)
        {
            throw new RuleException("complaint.carriedOutAlready");
        }

        Close(Complaints.CloseReason.Merged, now);
        MergedInto = main.Id;
        Lines.ForEach(line => line.Release());
    }

    private void Enter(ComplaintStage stage, DateTimeOffset now)
    {
        (Stage, StageSince) = (stage, now);
        Ball = stage switch
        {
            ComplaintStage.Arbitration => BallHolder.Marketplace,
            ComplaintStage.FollowingUp => BallHolder.Buyer,
            _ => BallHolder.Seller,
        };
    }

    /// <summary>What was given stays counted; the rest is free for another case.</summary>
    private void ReleaseUngiven()
    {
        if (CarriedOut is null || Resolution is ResolutionKind.Explanation or ResolutionKind.Rejection)
        {
            Lines.ForEach(line => line.Release());
        }
    }

    private void RequireOpen()
    {
        if (IsClosed)
        {
            throw new RuleException("complaint.closed");
        }
    }

    private void RequireStill()
    {
        if (DecisionId is not null)
        {
            throw new RuleException("complaint.decisionOnTheWay");
        }
    }

    private void RequireBeforeCarryingOut()
    {
        RequireOpen();
        if (CarriedOut is not null)
        {
            throw new RuleException("complaint.carriedOutAlready");
        }
    }
}
