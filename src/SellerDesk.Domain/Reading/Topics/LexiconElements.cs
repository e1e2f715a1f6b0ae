namespace SellerDesk.Domain.Reading.Topics;

/// <summary>The elements of a lexicon: sets of words, numbered as rules first speak of them, and which words belong to which.</summary>
internal sealed class LexiconElements
{
    private readonly Dictionary<string, string[]> sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> elements = new(StringComparer.Ordinal);

    public Dictionary<string, List<int>> Exact { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<int>> Prefixes { get; } = new(StringComparer.Ordinal);

    /// <summary>Elements that a number satisfies.</summary>
    public List<int> Numbers { get; } = [];

    /// <summary>Adds words to a named set, which rules may then speak of.</summary>
    public void AddSet(string name, string[] words) => sets[name] = [.. sets.GetValueOrDefault(name, []), .. words];

    /// <summary>The number of a set of words written as alternatives; made when first asked for.</summary>
    public int Of(string written)
    {
        if (elements.TryGetValue(written, out var known))
        {
            return known;
        }

        var element = elements.Count;
        elements.Add(written, element);
        foreach (var word in Words(written))
        {
            Register(word, element);
        }

        return element;
    }

    private IEnumerable<string> Words(string written)
    {
        foreach (var word in written.Split('|'))
        {
            if (word.StartsWith('@'))
            {
                if (!sets.TryGetValue(word, out var members))
                {
                    throw new FormatException($"there is no set {word}");
                }

                foreach (var inner in members.SelectMany(Words))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return word;
            }
        }
    }

    private void Register(string word, int element)
    {
        if (word == "#")
        {
            Numbers.Add(element);
            return;
        }

        var (into, key) = word.EndsWith('*') ? (Prefixes, word[..^1]) : (Exact, word);
        if (!into.TryGetValue(key, out var list))
        {
            into.Add(key, list = []);
        }

        if (!list.Contains(element))
        {
            list.Add(element);
        }
    }
}
