using System.Globalization;
using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Complaints;

/// <content>Before the marketplace: what is argued, what proves it, who has to act.</content>
public sealed partial class Complaint
{
    /// <summary>What has to be argued before the marketplace; in the middle of a dispute, too. Its list of proofs is the one of that moment from now on, and what is ticked stays.</summary>
    public void TakeGround(string ground, DateTimeOffset now)
    {
        RequireOpen();
        (ArbitrationGround, EvidenceAt) = (ground, now);
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
            Evidence[point] = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        }
        else
        {
            Evidence.Remove(point);
        }
    }
}
