using System.Text.RegularExpressions;
using SellerDesk.Domain.Replies.Rules.Wording;

namespace SellerDesk.Domain.Replies.Rules;

/// <summary>The packs that apply to a marketplace, ready to check replies. Immutable; safe for many threads.</summary>
public sealed class RuleSet
{
    /// <summary>Name of the detector that hears what sentences mean.</summary>
    internal const string Wording = "wording";

    /// <summary>The rule of contacts.</summary>
    private const string Contacts = "RR1";

    private readonly List<CompiledEntry> entries;
    private readonly PhraseIndex<(CompiledEntry Entry, string? Fix)> phrases = new();
    private readonly RuleLists lists;

    private RuleSet(RuleLists lists, List<CompiledEntry> entries)
    {
        this.lists = lists;
        this.entries = entries;
        foreach (var entry in entries)
        {
            entry.Phrases.ForEach(phrase => phrases.Add(phrase, (entry, null)));
            entry.Fixes.ForEach(fix => phrases.Add(fix.Phrase, (entry, fix.Instead)));
        }
    }

    /// <summary>Every entry that applies, by its code.</summary>
    public IReadOnlyDictionary<string, RuleEntry> Entries => entries.ToDictionary(entry => entry.Entry.Code, entry => entry.Entry, StringComparer.Ordinal);

    /// <summary>An entry that applies; null when it is off or unknown.</summary>
    public RuleEntry? EntryOf(string code) => entries.Find(known => known.Entry.Code == code)?.Entry;

    /// <summary>The word is right whatever the rules say.</summary>
    public bool Allows(string word) => lists.Set(RulePack.AllowedList).Contains(word.ToLowerInvariant().Replace('ё', 'е'));

    /// <param name="packs">The general ones first.</param>
    /// <exception cref="RulePackException">One of them cannot be used.</exception>
    public static RuleSet Of(IReadOnlyList<RulePack> packs)
    {
        var lists = new RuleLists(packs);
        return new RuleSet(lists, [.. Applying(packs).Select(entry => CompiledEntry.Of(entry, lists))]);
    }

    /// <summary>The entries of all packs that apply, as the later ones leave them.</summary>
    public static IEnumerable<RuleEntry> Applying(IReadOnlyList<RulePack> packs)
    {
        var byCode = new Dictionary<string, RuleEntry>(StringComparer.Ordinal);
        var off = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pack in packs)
        {
            foreach (var entry in pack.Entries)
            {
                byCode[entry.Code] = entry;
            }

            foreach (var (code, severity) in pack.Severities)
            {
                if (byCode.TryGetValue(code, out var entry))
                {
                    byCode[code] = entry with { Severity = severity };
                }
            }

            off.UnionWith(pack.Off);
            off.ExceptWith(pack.On);
        }

        return byCode.Values.Where(entry => !off.Contains(entry.Code));
    }

    public ReplyCheck Check(ReplyToCheck reply)
    {
        var text = new CheckedText(reply.Text);
        if (lists.Set(RulePack.AllowedList) is { Count: > 0 } allowed)
        {
            reply = reply with { OwnWords = [.. reply.OwnWords, .. allowed] };
        }

        var findings = new Findings(text, reply);
        var heard = new HeardWordings(text);
        FindPhrases(text, findings, heard);
        var input = new DetectorInput(text, reply, lists);
        foreach (var entry in entries)
        {
            if (entry.Detector is { } detector)
            {
                foreach (var mark in detector(input))
                {
                    findings.Add(entry.Entry, mark);
                }
            }

            foreach (var expression in entry.Expressions)
            {
                FindExpression(text, entry, expression, findings);
            }
        }

        FindWordings(text, findings, heard);
        return ReplyCheck.Of(findings.All());
    }

    /// <summary>Why a finding is one, in words.</summary>
    public string Explain(ReplyFinding finding, bool russian)
    {
        var entry = EntryOf(finding.Code);
        var words = russian ? entry?.Ru : entry?.En;
        return string.IsNullOrEmpty(words) ? finding.Code : words.Replace("{0}", finding.Arguments.Count > 0 ? finding.Arguments[0] : "", StringComparison.Ordinal);
    }

    private void FindPhrases(CheckedText text, Findings findings, HeardWordings heard)
    {
        var found = new List<((CompiledEntry Entry, string? Fix) Owner, int End)>();
        for (var at = 0; at < text.Words.Count; at++)
        {
            found.Clear();
            phrases.FindAt(text, at, found);
            foreach (var ((entry, fix), end) in found)
            {
                if (entry.Applies(text, at, end) && !(entry.Entry.Judged && heard.Clears(entry.Entry.Rule, at)))
                {
                    findings.Add(entry.Entry, new Mark(text.Words[at].From, text.Words[end - 1].To, fix is null ? null : Suggestions.InCaseOf(text, at, fix)));
                }
            }
        }
    }

    /// <summary>
    /// Where phrases and detectors of a rule have found nothing in a sentence, its wording as a whole may still break it. A sentence that gives away contacts is
    /// not heard: what it invites to is said already, and the invitation sounds like much else.
    /// </summary>
    private void FindWordings(CheckedText text, Findings findings, HeardWordings heard)
    {
        foreach (var entry in entries.Where(entry => entry.Entry.Detector == Wording))
        {
            foreach (var sentence in heard.Guilty(entry.Entry.Rule))
            {
                var (from, to) = (text.Words[sentence.From].From, text.Words[sentence.To - 1].To);
                if (!findings.Has(entry.Entry.Rule, from, to) && !findings.Has(Contacts, from, to) && entry.Applies(text, sentence.From, sentence.To))
                {
                    findings.Add(entry.Entry, heard.Mark(sentence, entry.Entry.Rule));
                }
            }
        }
    }

    private static void FindExpression(CheckedText text, CompiledEntry entry, Regex expression, Findings findings)
    {
        try
        {
            foreach (var match in expression.EnumerateMatches(text.Plain))
            {
                if (match.Length > 0 && entry.Applies(text, text.WordAt(match.Index), match.Index, match.Index + match.Length))
                {
                    findings.Add(entry.Entry, new Mark(match.Index, match.Index + match.Length));
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // One expression that runs away, or a machine that stands still for a moment, may not keep a reply from being checked by all the others.
        }
    }
}
