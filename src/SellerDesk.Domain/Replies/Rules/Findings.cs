namespace SellerDesk.Domain.Replies.Rules;

/// <summary>Gathers marks into findings: each rule marks a place once, with its widest mark.</summary>
internal sealed class Findings(CheckedText text, ReplyToCheck reply)
{
    private const int Most = 200;

    private readonly List<ReplyFinding> found = [];
    private readonly Dictionary<string, IReadOnlyList<string>> yielding = new(StringComparer.Ordinal);

    public void Add(RuleEntry entry, Mark mark)
    {
        if (found.Count >= Most || IsOwnWord(mark))
        {
            return;
        }

        if (entry.Yields.Count > 0)
        {
            yielding[entry.Code] = entry.Yields;
        }

        var (start, length) = text.Text.Piece(mark.From, Math.Min(mark.To, text.Plain.Length));
        var argument = mark.Argument ?? text.Given.Substring(start, length);
        Add(new ReplyFinding(entry.Rule, entry.Code, entry.Severity, start, length, [argument], mark.Suggestion));
    }

    /// <summary>The rule has marked something between two places of the plain text.</summary>
    public bool Has(string rule, int from, int to)
    {
        var (start, length) = text.Text.Piece(from, to);
        return found.Exists(finding => finding.Rule == rule && finding.Start < start + length && start < finding.Start + finding.Length);
    }

    public IEnumerable<ReplyFinding> All() => found.Where(finding => !yielding.TryGetValue(finding.Code, out var codes) || !found.Exists(other => Overlap(finding, other) && codes.Any(code => other.Code.StartsWith(code, StringComparison.Ordinal))));

    private static bool Overlap(ReplyFinding one, ReplyFinding other) => one.Start < other.Start + other.Length && other.Start < one.Start + one.Length;

    private void Add(ReplyFinding finding)
    {
        var end = finding.Start + finding.Length;
        if (finding.Length > 0 && found.Exists(one => one.Rule == finding.Rule && one.Start <= finding.Start && one.Start + one.Length >= end))
        {
            return;
        }

        found.RemoveAll(one => finding.Length > 0 && one.Rule == finding.Rule && one.Start >= finding.Start && one.Start + one.Length <= end && one.Suggestion is null);
        found.Add(finding);
    }

    private bool IsOwnWord(Mark mark) => reply.OwnWords.Count > 0 && reply.OwnWords.Contains(text.Plain[mark.From..Math.Min(mark.To, text.Plain.Length)], StringComparer.OrdinalIgnoreCase);
}
