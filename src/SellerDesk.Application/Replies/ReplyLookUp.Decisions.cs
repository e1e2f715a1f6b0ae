using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>A decision is proved by what the marketplace shows: it may not be given again, and nothing that contradicts it came of it.</summary>
public sealed partial class ReplyLookUp
{
    public const string DecisionShut = "DecisionShut";

    private async Task LookAtDecisionAsync(OpenReply open, DateTimeOffset now, CancellationToken cancel)
    {
        var reply = open.Reply;
        var decider = access.Connector(open.Shop).Decisions ?? throw new MarketplaceException(MarketplaceFailure.Refused, "not offered");
        var seen = await decider.LookUpAsync(access.Read(open.Shop), reply.TargetNumber, cancel);
        if (seen is null)
        {
            reply.GiveUp(TargetGone, null);
            await open.ComeBackAsync(ReplyState.Failed, now, cancel);
            return;
        }

        open.SeenReturn = seen;
        if (seen.Decisions.Any(allowed => allowed.Code == CaseDecision.Read(reply.Decision!).Code))
        {
            await NotThereAsync(open, now, cancel);
        }
        else if (await ContradictsAsync(open, seen, cancel))
        {
            reply.GiveUp(AnsweredElsewhere, seen.StatusRaw);
            await open.ComeBackAsync(ReplyState.Failed, now, cancel);
        }
        else
        {
            open.Published(now);
        }
    }

    /// <summary>Somebody decided the other way in the marketplace's cabinet meanwhile.</summary>
    private static async Task<bool> ContradictsAsync(OpenReply open, IncomingReturn seen, CancellationToken cancel)
    {
        var complaint = await open.Db.Complaints.FindAsync([ComplaintId.From(open.Item.Id.Value), open.Item.ShopId], cancel);
        return (complaint?.Resolution, seen.Stage) is (ResolutionKind.Rejection, ReturnStage.Approved or ReturnStage.OnTheWay) or (ResolutionKind.Refund, ReturnStage.Refused) or (_, ReturnStage.Cancelled);
    }
}
