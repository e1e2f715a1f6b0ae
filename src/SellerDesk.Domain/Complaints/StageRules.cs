namespace SellerDesk.Domain.Complaints;

/// <summary>From which stage a case may go where, and what it must have before.</summary>
public static class StageRules
{
    private static readonly Dictionary<ComplaintStage, ComplaintStage[]> Ways = new()
    {
        [ComplaintStage.Collecting] = [ComplaintStage.Analysing, ComplaintStage.Arbitration, ComplaintStage.Closed],
        [ComplaintStage.Analysing] = [ComplaintStage.Collecting, ComplaintStage.Deciding, ComplaintStage.Arbitration, ComplaintStage.Closed],
        [ComplaintStage.Deciding] = [ComplaintStage.Analysing, ComplaintStage.CarryingOut, ComplaintStage.Arbitration, ComplaintStage.Closed],
        [ComplaintStage.CarryingOut] = [ComplaintStage.Deciding, ComplaintStage.FollowingUp, ComplaintStage.Arbitration, ComplaintStage.Closed],
        [ComplaintStage.Arbitration] = [ComplaintStage.Analysing, ComplaintStage.Deciding, ComplaintStage.CarryingOut, ComplaintStage.FollowingUp, ComplaintStage.Closed],
        [ComplaintStage.FollowingUp] = [ComplaintStage.Deciding, ComplaintStage.Arbitration, ComplaintStage.Closed],
        [ComplaintStage.Closed] = [ComplaintStage.Analysing],
    };

    /// <summary>The usual next stage; null at the end.</summary>
    public static ComplaintStage? NextOf(ComplaintStage stage) => stage switch
    {
        ComplaintStage.Collecting => ComplaintStage.Analysing,
        ComplaintStage.Analysing => ComplaintStage.Deciding,
        ComplaintStage.Deciding => ComplaintStage.CarryingOut,
        ComplaintStage.CarryingOut or ComplaintStage.Arbitration => ComplaintStage.FollowingUp,
        ComplaintStage.FollowingUp => ComplaintStage.Closed,
        _ => null,
    };

    public static IReadOnlyList<ComplaintStage> From(ComplaintStage stage) => Ways[stage];

    public static bool IsWay(ComplaintStage from, ComplaintStage to) => Ways[from].Contains(to);

    /// <summary>What a case lacks before it may go there: codes of rules, all of them, so that a page can show the list.</summary>
    public static IReadOnlyList<string> Lacks(Complaint complaint, ComplaintStage to) => [.. LacksOf(complaint, to)];

    private static IEnumerable<string> LacksOf(Complaint complaint, ComplaintStage to)
    {
        var onward = to > complaint.Stage || complaint.Stage == ComplaintStage.Arbitration;
        if (!onward && to != ComplaintStage.Arbitration)
        {
            yield break;
        }

        if (to == ComplaintStage.Analysing && complaint.Lines.Count == 0)
        {
            yield return "complaint.needs.lines";
        }

        if (to is ComplaintStage.Deciding && complaint.ReasonCode is null)
        {
            yield return "complaint.needs.reason";
        }

        if (to is ComplaintStage.Deciding && complaint.CauseCode is null)
        {
            yield return "complaint.needs.cause";
        }

        if (to is ComplaintStage.CarryingOut && complaint.Resolution is null)
        {
            yield return "complaint.needs.resolution";
        }

        if (to is ComplaintStage.Arbitration && complaint.ArbitrationGround is null)
        {
            yield return "complaint.needs.ground";
        }

        if (to is ComplaintStage.FollowingUp && complaint.Stage == ComplaintStage.Arbitration && complaint.Verdict is null)
        {
            yield return "complaint.needs.verdict";
        }

        if (to is ComplaintStage.FollowingUp && complaint.Stage != ComplaintStage.Arbitration && complaint.CarriedOut is null)
        {
            yield return "complaint.needs.carriedOut";
        }

        if (to is ComplaintStage.Closed && complaint.Outcome is null)
        {
            yield return "complaint.needs.outcome";
        }
    }
}
