using System.Text.RegularExpressions;
using SellerDesk.Domain.Replies.Rules.Detectors;

namespace SellerDesk.Domain.Replies.Rules;

/// <summary>An entry whose phrases and expressions have been read.</summary>
internal sealed class CompiledEntry
{
    private const int LongestExpressionMilliseconds = 250;

    private static readonly HashSet<string> OwnRules = ["RR1", "RR2", "RR3", "RR4", "RR5", "RR6", "RR7"];

    private CompiledEntry(RuleEntry entry, List<Phrase> unless)
    {
        Entry = entry;
        Unless = unless;
    }

    public RuleEntry Entry { get; }

    public Detector? Detector { get; private init; }

    public required List<Phrase> Phrases { get; init; }

    public required List<(Phrase Phrase, string Instead)> Fixes { get; init; }

    public required List<Regex> Expressions { get; init; }

    private List<Phrase> Unless { get; }

    public static CompiledEntry Of(RuleEntry entry, RuleLists lists)
    {
        if (!OwnRules.Contains(entry.Rule))
        {
            throw new RulePackException(entry.Code, 0, entry.Rule, RulePackException.UnknownRule);
        }

        return new CompiledEntry(entry, Read(entry, entry.Unless, lists))
        {
            Detector = entry.Detector is not { } name ? null : BuiltIn.ByName.GetValueOrDefault(name) ?? throw new RulePackException(entry.Code, 0, name, RulePackException.UnknownDetector),
            Phrases = Read(entry, entry.Phrases, lists),
            Fixes = [.. entry.Fixes.Select((fix, line) => (PhraseReader.Read(entry.Code, line + 1, fix.Key, lists.ByName), fix.Value))],
            Expressions = [.. entry.Expressions.Select((expression, line) => Expression(entry.Code, line + 1, expression))],
        };
    }

    public bool Applies(CheckedText text, int at, int end) =>
        (Entry.Quoted || !AnyQuoted(text, at, end)) && (Entry.Denied || !Denial.Covers(text, at, end)) && !IsExcused(text, at);

    public bool Applies(CheckedText text, int word, int from, int to)
    {
        if (!Entry.Quoted && text.Text.IsQuoted(from))
        {
            return false;
        }

        return word >= text.Words.Count || ((Entry.Denied || !Denial.Covers(text, word, Math.Max(word, text.WordAt(to - 1)))) && !IsExcused(text, word));
    }

    private bool IsExcused(CheckedText text, int at) => Unless.Exists(phrase => phrase.IsIn(text, text.SentenceStart(at), text.SentenceEnd(at)));

    private static bool AnyQuoted(CheckedText text, int at, int end)
    {
        for (; at < end; at++)
        {
            if (text.Words[at].IsQuoted)
            {
                return true;
            }
        }

        return false;
    }

    private static List<Phrase> Read(RuleEntry entry, IReadOnlyList<string> lines, RuleLists lists) =>
        [.. lines.Select((line, number) => PhraseReader.Read(entry.Code, number + 1, line, lists.ByName))];

    /// <summary>Expressions of shops run against whatever people write: linear in its length where the expression allows it, and never longer than a moment.</summary>
    private static Regex Expression(string place, int line, string source)
    {
        try
        {
            return new Regex(source, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            return new Regex(source, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(LongestExpressionMilliseconds));
        }
        catch (ArgumentException)
        {
            throw new RulePackException(place, line, source, RulePackException.Expression);
        }
    }
}
