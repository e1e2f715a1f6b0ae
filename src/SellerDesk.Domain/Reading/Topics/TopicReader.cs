namespace SellerDesk.Domain.Reading.Topics;

/// <summary>
/// Reads what a review speaks of. A topic is a mention of an attribute; bare praise or blame has none. Its tone is its own:
/// from the phrase where it says so by itself, else from the opinion words of the clause, then of the sentence. No state, safe for many threads.
/// </summary>
public sealed class TopicReader(TopicLexicon lexicon)
{
    /// <summary>Texts beyond this are read up to here; no buyer's review is longer.</summary>
    public const int LongestText = 20_000;

    private static readonly TopicReader OwnShipped = new(TopicLexicon.Shipped);

    /// <summary>One mention per topic and clause, in the order of the text.</summary>
    /// <param name="category">The marketplace's name of the product's category, where known; it switches on that category's own rules.</param>
    public static IReadOnlyList<FoundTopic> Read(string text, string? category = null) => OwnShipped.Find(text, category);

    public IReadOnlyList<FoundTopic> Find(string text, string? category = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var words = ClauseReader.Read(text.Length > LongestText ? text[..LongestText] : text, lexicon);
        var groups = GroupsOf(category);
        HushPhrases(words, groups);
        var opinions = Opinions.Of(words, lexicon);
        var best = new Dictionary<(string Code, int Clause), (FoundTopic Topic, int Weight)>();
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var (rule, end) in Matches(words, i, groups))
            {
                if (!TopicLexicon.IsTopic(rule.Code))
                {
                    continue;
                }

                var topic = new FoundTopic(rule.Code, ToneOf(rule, words, i, end, opinions), words[i].Start, words[end].Start + words[end].Length - words[i].Start);
                var weight = Weight(rule, topic.Tone, end - i + 1);
                if (!best.TryGetValue((rule.Code, words[i].Clause), out var known) || known.Weight < weight)
                {
                    best[(rule.Code, words[i].Clause)] = (topic, weight);
                }
            }
        }

        return [.. best.Values.Select(one => one.Topic).OrderBy(topic => topic.Start)];
    }

    /// <summary>Of several rules that find a topic in a clause the one that knows its tone speaks, and the longer phrase before the shorter.</summary>
    private static int Weight(TopicRule rule, Tone tone, int words) =>
        (tone == Tone.Neutral ? 0 : rule.Judged ? 100 : 200) + (Math.Min(words, 20) * 2) + (tone == Tone.Blame ? 1 : 0);

    /// <summary>Codes of what the text says besides topics: the lexicon's sections that flags are read by.</summary>
    public IReadOnlySet<string> FindFlags(string text)
    {
        var flags = new HashSet<string>();
        var words = ClauseReader.Read(text.Length > LongestText ? text[..LongestText] : text, lexicon);
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var (rule, _) in Matches(words, i, null))
            {
                if (TopicLexicon.IsFlag(rule.Code))
                {
                    flags.Add(rule.Code);
                }
            }
        }

        return flags;
    }

    private static Tone ToneOf(TopicRule rule, List<ReadWord> words, int at, int end, Opinions opinions)
    {
        if (rule.Judged)
        {
            return opinions.Near(words, at, end);
        }

        return opinions.NegatedAt(words, at) ? Opinions.Turned(rule.Tone) : rule.Tone;
    }

    private void HushPhrases(List<ReadWord> words, HashSet<string>? groups)
    {
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var (rule, end) in Matches(words, i, groups))
            {
                if (rule.Code != TopicLexicon.Hush)
                {
                    continue;
                }

                for (var k = i; k <= end; k++)
                {
                    words[k] = words[k] with { Hushed = true };
                }
            }
        }
    }

    private IEnumerable<(TopicRule Rule, int End)> Matches(List<ReadWord> words, int at, HashSet<string>? groups)
    {
        foreach (var element in words[at].Elements)
        {
            foreach (var rule in lexicon.RulesFrom(element))
            {
                if (rule.Category is not null && groups?.Contains(rule.Category) != true)
                {
                    continue;
                }

                var end = PhraseMatch.At(words, at, rule.Phrase, rule.Code == TopicLexicon.Hush);
                if (end >= 0 && Accompanied(words, at, rule))
                {
                    yield return (rule, end);
                }
            }
        }
    }

    private static bool Accompanied(List<ReadWord> words, int at, TopicRule rule)
    {
        foreach (var (kind, phrase) in rule.Companions)
        {
            var (from, to) = kind switch
            {
                Companion.SameClause or Companion.NotInClause => Range(words, at, w => w.Clause),
                Companion.SameSentence or Companion.NotInSentence => Range(words, at, w => w.Sentence),
                _ => (0, words.Count),
            };
            var wanted = kind is Companion.SameClause or Companion.SameSentence or Companion.SameText;
            if (PhraseMatch.AnywhereIn(words, from, to, phrase) != wanted)
            {
                return false;
            }
        }

        return true;
    }

    private static (int From, int To) Range(List<ReadWord> words, int at, Func<ReadWord, int> part)
    {
        var own = part(words[at]);
        var from = at;
        while (from > 0 && part(words[from - 1]) == own)
        {
            from--;
        }

        var to = at + 1;
        while (to < words.Count && part(words[to]) == own)
        {
            to++;
        }

        return (from, to);
    }

    private HashSet<string>? GroupsOf(string? category) => string.IsNullOrWhiteSpace(category)
        ? null
        : [.. lexicon.Groups.Where(g => category.Contains(g.Stem, StringComparison.OrdinalIgnoreCase)).Select(g => g.Group)];
}
