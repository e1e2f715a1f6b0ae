using System.Buffers;
using System.Text;
using SellerDesk.Application.Replies.Spelling;
using SellerDesk.Domain.Replies.Rules;

namespace SellerDesk.Application.Replies.Rules;

/// <summary>Checks a reply by the rules of its marketplace: in the editor, before every send, for programs.</summary>
public sealed class ReplyGuard(RulePacks packs, SpellingCheck spelling, OwnWords own)
{
    /// <summary>The entry that misspelt words are found by; switched off like any other.</summary>
    public const string SpellingCode = "rr5.spelling";

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?…\n");

    public async ValueTask<ReplyCheck> CheckAsync(ReplyToCheck reply, CancellationToken cancel)
    {
        var rules = await packs.ForAsync(reply.Marketplace, cancel);
        await own.RefreshAsync(cancel);
        return Check(rules, reply);
    }

    /// <summary>What a finding says, in the given language.</summary>
    public async ValueTask<string> ExplainAsync(ReplyToCheck reply, ReplyFinding finding, bool russian, CancellationToken cancel)
    {
        var rules = await packs.ForAsync(reply.Marketplace, cancel);
        return rules.Explain(finding, russian);
    }

    /// <summary>By rules that need not be in force: those that somebody is about to save.</summary>
    public ReplyCheck Check(RuleSet rules, ReplyToCheck reply) => WithSpelling(rules.Check(reply), rules, reply);

    /// <summary>A word that another rule has marked is told about once.</summary>
    private ReplyCheck WithSpelling(ReplyCheck check, RuleSet rules, ReplyToCheck reply)
    {
        if (rules.EntryOf(SpellingCode) is not { } entry)
        {
            return check;
        }

        var misspelt = spelling.Find(reply.Text)
            .Where(word => !check.Findings.Any(finding => finding.Start < word.Start + word.Length && word.Start < finding.Start + finding.Length))
            .Where(word => !rules.Allows(word.Word) && !reply.OwnWords.Contains(word.Word, StringComparer.OrdinalIgnoreCase))
            .Select(word => new ReplyFinding(entry.Rule, entry.Code, entry.Severity, word.Start, word.Length, [word.Word], word.Suggestion))
            .ToList();
        return misspelt.Count == 0 ? check : ReplyCheck.Of(check.Findings.Concat(misspelt).Concat(BehindSlips(rules, reply, check, misspelt)));
    }

    /// <summary>A slip does not hide what the word says: "исправте оценку" still asks for another rating.</summary>
    private static IEnumerable<ReplyFinding> BehindSlips(RuleSet rules, ReplyToCheck reply, ReplyCheck check, List<ReplyFinding> misspelt)
    {
        var mended = misspelt.Where(slip => slip.Suggestion is not null).OrderByDescending(slip => slip.Start).ToList();
        if (mended.Count == 0)
        {
            return [];
        }

        var text = new StringBuilder(SentencesOf(reply.Text, mended));
        foreach (var slip in mended)
        {
            text.Remove(slip.Start, slip.Length).Insert(slip.Start, slip.Suggestion);
        }

        var known = check.Findings.Select(finding => finding.Rule).ToHashSet(StringComparer.Ordinal);
        return rules.Check(reply with { Text = text.ToString() }).Findings
            .Where(finding => finding.Rule is not ("RR5" or "RR6") && !known.Contains(finding.Rule))
            .Select(finding => Back(finding, reply.Text.Length, misspelt));
    }

    /// <summary>The text with spaces for every sentence that has no slip: those have been checked already.</summary>
    private static string SentencesOf(string text, List<ReplyFinding> slips) => string.Create(text.Length, (text, slips), static (kept, given) =>
    {
        kept.Fill(' ');
        foreach (var slip in given.slips)
        {
            var before = given.text.AsSpan(0, slip.Start).LastIndexOfAny(SentenceEnds) + 1;
            var behind = given.text.AsSpan(slip.Start + slip.Length).IndexOfAny(SentenceEnds);
            var end = behind < 0 ? given.text.Length : slip.Start + slip.Length + behind + 1;
            given.text.AsSpan(before, end - before).CopyTo(kept[before..]);
        }
    });

    /// <summary>Where the finding stands in the text as it was written.</summary>
    private static ReplyFinding Back(ReplyFinding finding, int length, List<ReplyFinding> misspelt)
    {
        var start = Place(finding.Start, misspelt);
        var end = Place(finding.Start + finding.Length, misspelt);
        start = Math.Clamp(start, 0, length);
        return finding with { Start = start, Length = Math.Clamp(end, start, length) - start, Suggestion = null };
    }

    private static int Place(int corrected, List<ReplyFinding> misspelt)
    {
        var shift = 0;
        foreach (var slip in misspelt.OrderBy(slip => slip.Start).Where(slip => slip.Suggestion is not null))
        {
            if (slip.Start + shift + slip.Suggestion!.Length > corrected)
            {
                return slip.Start + shift <= corrected ? slip.Start : corrected - shift;
            }

            shift += slip.Suggestion.Length - slip.Length;
        }

        return corrected - shift;
    }
}
