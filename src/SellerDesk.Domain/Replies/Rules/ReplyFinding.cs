namespace SellerDesk.Domain.Replies.Rules;

/// <summary><see cref="Block"/>: the text may not be sent. <see cref="Warn"/>: it may, but should not.</summary>
public enum FindingSeverity
{
    Warn,
    Block,
}

/// <summary>A place in a reply that breaks a rule.</summary>
/// <param name="Rule"><c>RR1</c>..<c>RR7</c>.</param>
/// <param name="Code">The entry of the rule pack that found it.</param>
/// <param name="Start">In UTF-16 units of the text as it was given.</param>
/// <param name="Length">In UTF-16 units; 0 where nothing in the text can be marked.</param>
/// <param name="Arguments">Values for the places of the entry's explanation.</param>
/// <param name="Suggestion">What to write instead of exactly the marked words; empty: delete them; null: nothing to offer.</param>
public sealed record ReplyFinding(string Rule, string Code, FindingSeverity Severity, int Start, int Length, IReadOnlyList<string> Arguments, string? Suggestion);

/// <summary>What the rules say about a reply: every finding in the order of the text.</summary>
/// <param name="Allowed">No finding blocks.</param>
public sealed record ReplyCheck(bool Allowed, IReadOnlyList<ReplyFinding> Findings)
{
    public static ReplyCheck Of(IEnumerable<ReplyFinding> findings)
    {
        var sorted = findings.OrderBy(finding => finding.Start).ThenBy(finding => finding.Rule, StringComparer.Ordinal).ThenBy(finding => finding.Length).ToList();
        return new ReplyCheck(sorted.TrueForAll(finding => finding.Severity != FindingSeverity.Block), sorted);
    }
}
