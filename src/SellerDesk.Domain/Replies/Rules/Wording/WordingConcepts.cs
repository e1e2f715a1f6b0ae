using System.Collections.Frozen;

namespace SellerDesk.Domain.Replies.Rules.Wording;

/// <summary>What words are about, so that a word which no lesson held still means something: concepts.txt, and what the ending of a verb says.</summary>
internal sealed class WordingConcepts
{
    private static readonly Lazy<WordingConcepts> OwnShipped = new(Load);

    private readonly FrozenDictionary<string, int[]> exact;
    private readonly FrozenDictionary<string, int[]> beginnings;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> beginningByText;
    private readonly int longest;

    private WordingConcepts(Dictionary<string, List<int>> exact, Dictionary<string, List<int>> beginnings)
    {
        this.exact = Frozen(exact);
        this.beginnings = Frozen(beginnings);
        beginningByText = this.beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = beginnings.Keys.Max(beginning => beginning.Length);
    }

    public static WordingConcepts Shipped => OwnShipped.Value;

    /// <summary>The numbers of the concepts that a word stands for.</summary>
    public int[] Of(string word)
    {
        var found = new List<int>();
        if (exact.TryGetValue(word, out var whole))
        {
            found.AddRange(whole);
        }

        for (var length = Math.Min(word.Length, longest); length > 1; length--)
        {
            if (beginningByText.TryGetValue(word.AsSpan(0, length), out var known))
            {
                Add(known, found);
            }
        }

        if (WordingEndings.Of(word) is var ending and > 0)
        {
            found.Add(-ending);
        }

        return [.. found];
    }

    private static void Add(int[] concepts, List<int> found)
    {
        foreach (var concept in concepts)
        {
            if (!found.Contains(concept))
            {
                found.Add(concept);
            }
        }
    }

    public static WordingConcepts Parse(string text)
    {
        Dictionary<string, List<int>> exact = new(StringComparer.Ordinal), beginnings = new(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            number++;
            foreach (var word in line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var (into, key) = word[^1] == '*' ? (beginnings, word[..^1]) : (exact, word);
                (into.TryGetValue(key, out var known) ? known : into[key] = []).Add(number);
            }
        }

        return new WordingConcepts(exact, beginnings);
    }

    private static FrozenDictionary<string, int[]> Frozen(Dictionary<string, List<int>> words) =>
        words.ToFrozenDictionary(word => word.Key, word => word.Value.Distinct().ToArray(), StringComparer.Ordinal);

    private static WordingConcepts Load()
    {
        using var stream = typeof(WordingConcepts).Assembly.GetManifestResourceStream("wording-concepts.txt")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
