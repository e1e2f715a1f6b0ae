namespace SellerDesk.Domain.Reading.Topics;

/// <summary>Reads the lexicon's text into elements (sets of words) and rules over them. The form is told at the head of topics.txt.</summary>
internal sealed class LexiconParser
{
    private static readonly Dictionary<string, Companion> Marks = new(StringComparer.Ordinal)
    {
        ["&"] = Companion.SameClause,
        ["&&"] = Companion.SameSentence,
        ["&&&"] = Companion.SameText,
        ["!"] = Companion.NotInClause,
        ["!!"] = Companion.NotInSentence,
        ["!!!"] = Companion.NotInText,
    };

    private readonly Dictionary<string, string[]> sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> elements = new(StringComparer.Ordinal);
    private readonly List<(string Stem, string Group)> groups = [];
    private string code = "";
    private string? category;

    public Dictionary<string, List<int>> Exact { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<int>> Prefixes { get; } = new(StringComparer.Ordinal);

    /// <summary>Elements that a number satisfies.</summary>
    public List<int> Numbers { get; } = [];

    public List<TopicRule> Rules { get; } = [];

    public IReadOnlyList<(string Stem, string Group)> Groups => groups;

    public static LexiconParser Read(string text)
    {
        var parser = new LexiconParser();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            try
            {
                parser.ReadLine(line);
            }
            catch (FormatException wrong)
            {
                throw new FormatException($"Line {number} of the topic lexicon: {wrong.Message} «{line}»", wrong);
            }
        }

        return parser;
    }

    /// <summary>The number of a set of words written as alternatives; made when first asked for.</summary>
    public int ElementOf(string written)
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

    private void ReadLine(string line)
    {
        if (line[0] == '[')
        {
            var parts = line.Trim('[', ']').Split(' ', StringSplitOptions.RemoveEmptyEntries);
            code = parts[0];
            category = parts.Length > 1 ? parts[1] : null;
        }
        else if (line[0] == '@')
        {
            ReadSet(line);
        }
        else if (code == "category")
        {
            var parts = line.Split('=', StringSplitOptions.TrimEntries);
            groups.AddRange(parts[1].Split('|').Select(stem => (stem, parts[0])));
        }
        else
        {
            ReadRule(line);
        }
    }

    private void ReadSet(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            throw new FormatException("a set is written @name = word|word");
        }

        var name = line[..equals].Trim();
        sets[name] = [.. sets.GetValueOrDefault(name, []), .. line[(equals + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    private void ReadRule(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            throw new FormatException("a rule is written: tone phrase");
        }

        var (tone, judged) = words[0] switch
        {
            "+" => (Tone.Praise, false),
            "-" => (Tone.Blame, false),
            "0" => (Tone.Neutral, false),
            "?" => (Tone.Neutral, true),
            _ => throw new FormatException("a tone is one of + - 0 ?"),
        };
        var parts = new List<(Companion? Kind, List<string> Words)> { (null, []) };
        foreach (var word in words.Skip(1))
        {
            if (Marks.TryGetValue(word, out var kind))
            {
                parts.Add((kind, []));
            }
            else
            {
                parts[^1].Words.Add(word);
            }
        }

        Rules.Add(new TopicRule(
            code, tone, judged, category, Phrase(parts[0].Words), [.. parts.Skip(1).Select(p => (p.Kind!.Value, Phrase(p.Words)))]));
    }

    private PhraseStep[] Phrase(List<string> words)
    {
        var steps = new List<PhraseStep>();
        var gap = 0;
        var atStart = false;
        foreach (var word in words)
        {
            switch (word)
            {
                case "^":
                    atStart = true;
                    break;
                case "$" when steps.Count > 0:
                    steps[^1] = steps[^1] with { AtEnd = true };
                    break;
                case "..":
                    gap = 2;
                    break;
                case "...":
                    gap = 5;
                    break;
                default:
                    steps.Add(new PhraseStep(ElementOf(word), gap, atStart, false));
                    (gap, atStart) = (0, false);
                    break;
            }
        }

        return steps.Count > 0 ? [.. steps] : throw new FormatException("a phrase has no word");
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
