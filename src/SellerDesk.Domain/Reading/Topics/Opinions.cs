namespace SellerDesk.Domain.Reading.Topics;

/// <summary>The opinion words of a text, each with its sign after negation («не понравился»).</summary>
internal sealed class Opinions
{
    private readonly List<(int At, Tone Tone)> found = [];
    private readonly int negation;
    private readonly int degree;
    private readonly int lack;

    private Opinions(TopicLexicon lexicon) => (negation, degree, lack) = (lexicon.Negation, lexicon.Degree, lexicon.Lack);

    public static Opinions Of(List<ReadWord> words, TopicLexicon lexicon)
    {
        var opinions = new Opinions(lexicon);
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var element in words[i].Elements)
            {
                foreach (var rule in lexicon.RulesFrom(element))
                {
                    if (rule.Code is TopicLexicon.Good or TopicLexicon.Bad && PhraseMatch.At(words, i, rule.Phrase, true) >= 0)
                    {
                        opinions.found.Add((i, opinions.Signed(words, i, rule.Code == TopicLexicon.Good ? Tone.Praise : Tone.Blame)));
                    }
                }
            }
        }

        return opinions;
    }

    public static Tone Turned(Tone tone) => tone switch { Tone.Praise => Tone.Blame, Tone.Blame => Tone.Praise, _ => tone };

    /// <summary>«не», «нет», «без» stands before the word, with at most a word of degree between («не очень вкусно»).</summary>
    public bool NegatedAt(List<ReadWord> words, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 2 && words[i].Clause == words[at].Clause; i--)
        {
            if (words[i].Is(negation))
            {
                return true;
            }

            if (!words[i].Is(degree))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The nearest opinion of the clause; without one, the sentence's when it has a single mind.</summary>
    public Tone Near(List<ReadWord> words, int at, int end)
    {
        var clause = found.Where(o => words[o.At].Clause == words[at].Clause).ToList();
        if (clause.Count > 0)
        {
            return clause.MinBy(o => o.At < at ? at - o.At : Math.Max(0, o.At - end)).Tone;
        }

        if (NegatedAt(words, at))
        {
            return Tone.Blame;
        }

        var near = found.Where(o => words[o.At].Sentence == words[at].Sentence && Math.Abs(words[o.At].Clause - words[at].Clause) == 1).ToList();
        return near.Count > 0 && near.All(o => o.Tone == near[0].Tone) ? near[0].Tone : Tone.Neutral;
    }

    private Tone Signed(List<ReadWord> words, int at, Tone tone) => NegatedAt(words, at) || LackedAt(words, at) ? Turned(tone) : tone;

    private bool LackedAt(List<ReadWord> words, int at) => at + 1 < words.Count && words[at + 1].Clause == words[at].Clause && words[at + 1].Is(lack);
}
