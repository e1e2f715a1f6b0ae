using SellerDesk.Domain.Replies.Rules;

namespace SellerDesk.Web.Inbox;

/// <summary>A finding of the guard as the editor shows it.</summary>
/// <param name="Index">Names its mark in the text.</param>
/// <param name="Said">The words that are marked; empty where none are.</param>
/// <param name="Why">Why they break the rule, in the person's language.</param>
public sealed record FindingRow(int Index, ReplyFinding Finding, string Said, string Why)
{
    public bool Blocks => Finding.Severity == FindingSeverity.Block;

    public bool HasFix => Finding is { Length: > 0, Suggestion: not null };
}
