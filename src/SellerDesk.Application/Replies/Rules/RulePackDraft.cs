using SellerDesk.Domain.Replies.Rules;

namespace SellerDesk.Application.Replies.Rules;

/// <summary>Changes to a desk's own pack, before it is saved as its next version.</summary>
public static class RulePackDraft
{
    /// <summary>The entry that holds a desk's forbidden words.</summary>
    public const string WordsCode = "own.words";

    private const string OwnPrefix = "own.";

    public static RulePack Switched(this RulePack pack, string code, bool on) => pack with
    {
        Off = on ? [.. pack.Off.Where(other => other != code)] : [.. pack.Off.Append(code).Distinct()],
        On = on ? [.. pack.On.Append(code).Distinct()] : [.. pack.On.Where(other => other != code)],
    };

    /// <param name="usual">How the entry counts when nothing is said: that needs no line in the pack.</param>
    public static RulePack WithSeverity(this RulePack pack, string code, FindingSeverity severity, FindingSeverity usual)
    {
        var severities = pack.Severities.Where(other => other.Key != code).ToDictionary();
        if (severity != usual)
        {
            severities[code] = severity;
        }

        return pack with { Severities = severities };
    }

    public static RulePack With(this RulePack pack, RuleEntry entry) => pack with { Entries = [.. pack.Entries.Where(other => other.Code != entry.Code), entry] };

    public static RulePack Without(this RulePack pack, string code) => pack with { Entries = [.. pack.Entries.Where(other => other.Code != code)] };

    public static RulePack WithList(this RulePack pack, string name, IReadOnlyList<string> words)
    {
        var lists = pack.Lists.Where(list => list.Key != name).ToDictionary();
        if (words.Count > 0)
        {
            lists[name] = words;
        }

        return pack with { Lists = lists };
    }

    /// <summary>A code that no own entry of the pack has.</summary>
    public static string FreshCode(this RulePack pack)
    {
        var number = 1;
        while (pack.Entries.Any(entry => entry.Code == $"{OwnPrefix}{number}"))
        {
            number++;
        }

        return $"{OwnPrefix}{number}";
    }

    public static bool IsOwnCode(string code) => code.StartsWith(OwnPrefix, StringComparison.Ordinal);

    /// <summary>A bare word stands for all its forms; whatever has a sign of the phrases' language is left as it is.</summary>
    public static string AsPhrase(string word) => word.All(letter => char.IsLetter(letter) || letter == '-') ? "~" + word : word;

    public static string AsWord(string phrase) => phrase.StartsWith('~') && !phrase.Contains(' ', StringComparison.Ordinal) ? phrase[1..] : phrase;

    public static IReadOnlyList<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
}
