using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Replies.Decisions;

/// <summary>What has to come with a decision, checked before the marketplace would refuse it.</summary>
internal static class DecisionForm
{
    public static void Check(AllowedDecision allowed, CaseDecision decision)
    {
        var length = decision.Comment?.Trim().Length ?? 0;
        if (length == 0 && allowed.NeedsComment)
        {
            throw new RuleException("decision.comment", allowed.CommentMin ?? 1);
        }

        if (length > 0 && length < allowed.CommentMin)
        {
            throw new RuleException("decision.comment", allowed.CommentMin);
        }

        if (length > allowed.CommentMax)
        {
            throw new RuleException("decision.commentLong", allowed.CommentMax);
        }

        if (allowed.NeedsAmount && (decision.Amount is not { } amount || amount <= 0 || amount < allowed.AmountMin || amount > allowed.AmountMax))
        {
            throw allowed.AmountMax is { } most ? new RuleException("decision.amount", allowed.AmountMin ?? 0, most) : new RuleException("decision.amountNeeded");
        }

        if (allowed.Reasons is { Count: > 0 } reasons && (decision.Reason is null || !reasons.ContainsKey(decision.Reason)))
        {
            throw new RuleException("decision.reason", string.Join(", ", reasons.Values));
        }
    }
}
