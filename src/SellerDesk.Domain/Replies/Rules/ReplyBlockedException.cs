using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Replies.Rules;

/// <summary>A reply may not be sent as it is; <see cref="Check"/> says why, place by place.</summary>
public sealed class ReplyBlockedException(string text, ReplyCheck check) : RuleException("reply.blocked", Marked(text, check))
{
    private const int Shown = 3;

    public ReplyCheck Check { get; } = check;

    private static string Marked(string text, ReplyCheck check) => string.Join(", ", check.Findings
        .Where(finding => finding.Severity == FindingSeverity.Block)
        .Take(Shown)
        .Select(finding => finding.Length == 0 ? finding.Rule : $"«{text.Substring(finding.Start, finding.Length)}» ({finding.Rule})"));
}
