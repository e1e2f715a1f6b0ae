using System.Collections.Frozen;

namespace SellerDesk.Domain.Reading.Topics;

/// <summary>
/// The words, phrases and rules that topics are read by, compiled for one pass over a text. The data and the way to write it: topics.txt.
/// </summary>
public sealed class TopicLexicon
{
    internal const string Hush = "hush";
    internal const string Good = "good";
    internal const string Bad = "bad";

    private static readonly HashSet<string> Flags = ["runs_small", "runs_big", "rival", "harm"];

    private static readonly Lazy<TopicLexicon> OwnShipped = new(Load);

    private readonly FrozenDictionary<string, int[]> exact;
    private readonly FrozenDictionary<string, int[]> prefixes;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> exactByText;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> prefixByText;
    private readonly FrozenDictionary<int, TopicRule[]> rulesByFirst;
    private readonly int longestPrefix;
    private readonly int turn;
    private readonly int[] numbers;

    internal TopicLexicon(LexiconParser parsed)
    {
        exact = parsed.Elements.Exact.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
        prefixes = parsed.Elements.Prefixes.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
        exactByText = exact.GetAlternateLookup<ReadOnlySpan<char>>();
        prefixByText = prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        longestPrefix = prefixes.Keys.Max(k => k.Length);
        rulesByFirst = parsed.Rules.GroupBy(r => r.Phrase[0].Element).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        Groups = parsed.Groups;
        turn = parsed.Elements.Of("@turn");
        Negation = parsed.Elements.Of("@negation");
        Lack = parsed.Elements.Of("@lack");
        Degree = parsed.Elements.Of("@degree");
        numbers = [.. parsed.Elements.Numbers];
    }

    /// <summary>The lexicon that comes with the desk.</summary>
    public static TopicLexicon Shipped => OwnShipped.Value;

    internal int Negation { get; }

    /// <summary>Denies what stands before it: «претензий нет».</summary>
    internal int Lack { get; }

    internal int Degree { get; }

    /// <summary>Beginnings of a category's words and the group of rules that they switch on.</summary>
    internal IReadOnlyList<(string Stem, string Group)> Groups { get; }

    /// <exception cref="FormatException">A line cannot be read; the message names it.</exception>
    public static TopicLexicon Parse(string text) => new(LexiconParser.Read(text));

    internal static bool IsFlag(string code) => Flags.Contains(code);

    internal static bool IsTopic(string code) => code is not (Hush or Good or Bad) && !Flags.Contains(code);

    internal bool Turns(int[] elements) => Array.IndexOf(elements, turn) >= 0;

    internal IReadOnlyList<TopicRule> RulesFrom(int element) => rulesByFirst.TryGetValue(element, out var rules) ? rules : [];

    internal int[] ElementsOf(ReadOnlySpan<char> word)
    {
        List<int>? found = null;
        if (char.IsAsciiDigit(word[0]))
        {
            found = [.. numbers];
        }

        if (exactByText.TryGetValue(word, out var whole))
        {
            (found ??= []).AddRange(whole);
        }

        for (var length = Math.Min(word.Length, longestPrefix); length > 0; length--)
        {
            if (prefixByText.TryGetValue(word[..length], out var beginning))
            {
                (found ??= []).AddRange(beginning);
            }
        }

        return found is null ? [] : [.. found];
    }

    private static TopicLexicon Load()
    {
        using var stream = typeof(TopicLexicon).Assembly.GetManifestResourceStream("topics.txt")
            ?? throw new InvalidOperationException("The topic lexicon is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
