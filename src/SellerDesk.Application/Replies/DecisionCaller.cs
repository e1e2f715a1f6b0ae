using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>Carries a decision, after a last look at whether the marketplace still allows it.</summary>
internal static class DecisionCaller
{
    /// <summary>The failure's detail when the decision may not be given any more.</summary>
    public const string NoLongerAllowed = "no longer allowed";

    public static async Task CallAsync(IReturnDecider decider, ShopAccess shop, OutgoingReply reply, IncomingReturn? seen, CancellationToken cancel)
    {
        var decision = CaseDecision.Read(reply.Decision!);
        if (seen?.Decisions.Any(allowed => allowed.Code == decision.Code) != true)
        {
            throw new MarketplaceException(MarketplaceFailure.Refused, NoLongerAllowed);
        }

        await decider.DecideAsync(shop, new ReturnCall(reply.TargetNumber, decision.Code, decision.Comment, decision.Amount, decision.Reason, seen.Facts), cancel);
    }

    /// <summary>What the return shows now. A look that fails is no call: it is made again.</summary>
    public static async Task<IncomingReturn?> LookAsync(IReturnDecider decider, ShopAccess shop, string number, CancellationToken cancel)
    {
        try
        {
            return await decider.LookUpAsync(shop, number, cancel);
        }
        catch (MarketplaceException unanswered) when (unanswered.Failure is MarketplaceFailure.NoAnswer or MarketplaceFailure.Unreadable)
        {
            throw new MarketplaceException(MarketplaceFailure.Unavailable, unanswered.Detail);
        }
    }
}
