namespace SellerDesk.Domain.Reading.Topics;

/// <summary>Reads the lexicon's text into elements and rules over them. The form is told at the head of topics.txt.</summary>
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

    private readonly List<(string Stem, string Group)> groups = [];
    private string code = "";
    private string? category;

    public LexiconElements Elements { get; } = new();

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

        Elements.AddSet(line[..equals].Trim(), line[(equals + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
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
                    steps.Add(new PhraseStep(Elements.Of(word), gap, atStart, false));
                    (gap, atStart) = (0, false);
                    break;
            }
        }

        return steps.Count > 0 ? [.. steps] : throw new FormatException("a phrase has no word");
    }
}
