using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

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

    /// <summary>Why the buyer is unhappy, and what caused it: codes of the trees. Null leaves what is there.</summary>
    public void Explain(string? reason, string? cause, CauseBy by)
    {
        RequireOpen();
        ReasonCode = reason ?? ReasonCode;
        (CauseCode, CauseBy) = cause is null ? (CauseCode, CauseBy) : (cause, by);
    }

    public void Assign(PersonId? owner) => OwnerId = owner;

    /// <summary>Its clocks were counted anew.</summary>
    public void BeDue(DateTimeOffset dueAt, DateTimeOffset? marketplaceDueAt) => (DueAt, MarketplaceDueAt) = (dueAt, marketplaceDueAt);

    /// <summary>The order that it names has come, or was named by hand.</summary>
    public void Link(string orderNumber, Domain.Orders.OrderId? order, IReadOnlyList<BoughtLine> bought)
    {
        RequireOpen();
        (OrderNumber, OrderId) = (Trimmed(orderNumber, MarketplaceRef.NumberMaxLength), order);
        foreach (var line in Lines.Where(line => line.OrderLineNumber is null))
        {
            var own = bought.FirstOrDefault(one => one.Product is not null && one.Product == line.ProductId) ?? (bought.Count == 1 ? bought[0] : null);
            line.Belong(own);
            line.CountAgain(own);
            line.Give(Math.Min(line.Amount, own?.FreeAmount ?? line.Amount), own);
        }

        ProductId ??= Lines.Select(line => line.ProductId).FirstOrDefault(product => product is not null);
    }

    /// <summary>What the case is about, added by hand.</summary>
    public void AddLine(LineWish wish)
    {
        RequireStill();
        RequireBeforeCarryingOut();
        if (Lines.Count >= MostLines)
        {
            throw new RuleException("complaint.lines", MostLines);
        }

        Lines.Add(ComplaintLine.Of(this, Lines.Count == 0 ? 1 : Lines.Max(line => line.Number) + 1, wish));
        ProductId ??= wish.Product ?? wish.Bought?.Product;
    }

    /// <summary>What has to be argued before the marketplace.</summary>
    public void TakeGround(string ground)
    {
        RequireOpen();
        ArbitrationGround = ground;
    }

    /// <summary>The marketplace has decided.</summary>
    public void Judge(Verdict verdict, BallHolder ball)
    {
        RequireOpen();
        if (Stage != ComplaintStage.Arbitration)
        {
            throw new RuleException("complaint.notInArbitration");
        }

        (Verdict, Ball) = (verdict, ball);
    }

    public void PassBall(BallHolder ball)
    {
        RequireOpen();
        Ball = ball;
    }

    public void Answered(ComplaintOutcome outcome)
    {
        RequireOpen();
        Outcome = outcome;
    }

    public void Tick(string point, bool there, DateTimeOffset now)
    {
        RequireOpen();
        Evidence = new Dictionary<string, string>(Evidence);
        if (there)
        {
            Evidence[point] = now.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        }
        else
        {
            Evidence.Remove(point);
        }
    }

    public void Write(string words)
    {
        RequireOpen();
        Words = words.Trim().Length is > 0 and <= WordsMaxLength ? words.Trim() : throw new RuleException("complaint.words", WordsMaxLength);
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

    private static BoughtLine? BoughtOf(ComplaintLine line, IReadOnlyList<BoughtLine> bought) =>
        bought.FirstOrDefault(one => one.OrderId == line.OrderId && one.LineNumber == line.OrderLineNumber);

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
