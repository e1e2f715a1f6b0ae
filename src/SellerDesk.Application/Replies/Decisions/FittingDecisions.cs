using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Replies.Decisions;

/// <summary>The marketplace's own decisions that carry one of ours out. Their codes are the marketplaces'; what each does, its name and needs tell.</summary>
public static class FittingDecisions
{
    private static readonly string[] Refusing = ["reject", "decline", "refuse", "отклон", "отказ", "не отмен"];
    private static readonly string[] Replacing = ["replace", "exchange", "замен", "обмен", "repair", "ремонт"];
    private static readonly string[] Checking = ["провер", "эксперт", "examin", "inspect"];

    /// <summary>One that only has the goods looked at comes last.</summary>
    public static IReadOnlyList<AllowedDecision> Of(IEnumerable<AllowedDecision> decisions, ResolutionKind kind) =>
        [.. decisions.Where(decision => KindsOf(decision).Contains(kind)).OrderBy(decision => Checking.Any(Said(decision).Contains))];

    private static ResolutionKind[] KindsOf(AllowedDecision decision)
    {
        var said = Said(decision);
        return Refusing.Any(said.Contains) ? [ResolutionKind.Rejection, ResolutionKind.Explanation]
            : decision.NeedsAmount ? [ResolutionKind.PartialRefund, ResolutionKind.Compensation]
            : Replacing.Any(said.Contains) ? [ResolutionKind.Replacement]
            : [ResolutionKind.Refund];
    }

    private static string Said(AllowedDecision decision) => $"{decision.Code} {decision.Name}".ToLowerInvariant();
}
