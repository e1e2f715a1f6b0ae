namespace SellerDesk.Domain.Reading;

/// <summary>
/// A linear model of sentiment: multinomial logistic regression over hashed traits of the text (J. Langford et al., "feature hashing"), whose
/// importance is tf-idf times the size of its naive Bayes log-count ratio (S. Wang, C. Manning 2012, "Baselines and Bigrams"). Linear, so that
/// every verdict is the sum of what its words weigh. Never changes once made; may be asked by many at once.
/// </summary>
public sealed class SentimentModel
{
    /// <summary>In a row of <see cref="Rows"/>: importance, then the weights of the three sentiments.</summary>
    internal const int RowLength = 1 + SentimentNumber.Classes;

    private readonly Func<int, float> importance;

    internal SentimentModel(float[] rows, float[] bias, int trainedOn)
    {
        Rows = rows;
        Bias = bias;
        TrainedOn = trainedOn;
        importance = bucket => rows[bucket * RowLength];
    }

    /// <summary>How many texts it has learned from, all lessons together.</summary>
    public int TrainedOn { get; }

    internal float[] Rows { get; }

    internal float[] Bias { get; }

    /// <summary>Knows nothing: every text is a third of everything.</summary>
    public static SentimentModel Empty { get; } = new(new float[TextTraits.Buckets * RowLength], new float[SentimentNumber.Classes], 0);

    public SentimentScores Read(string text) => Read(TextTokens.Read(text));

    public SentimentScores Read(List<TextToken> tokens)
    {
        if (ShortThanks.Is(tokens))
        {
            return ShortThanks.Scores;
        }

        var sums = Sums(TraitValues.Of(TextTraits.Of(tokens), importance));
        return SentimentScores.OfSums(sums.Negative, sums.Neutral, sums.Positive);
    }

    /// <summary>Why a text is read as it is: what each of its words added to the verdict.</summary>
    public SentimentExplanation Explain(string text)
    {
        var tokens = TextTokens.Read(text);
        var scores = Read(tokens);
        return Explain(tokens, scores, new SentimentMargin(scores.Best));
    }

    /// <summary>What each word of a text adds to praise; below 0 what it adds to blame.</summary>
    public IReadOnlyList<WordWeight> Lean(string text)
    {
        var tokens = TextTokens.Read(text);
        return Explain(tokens, Read(tokens), SentimentMargin.PraiseOverBlame).Words;
    }

    private SentimentExplanation Explain(List<TextToken> tokens, SentimentScores scores, SentimentMargin margin)
    {
        if (ShortThanks.Is(tokens))
        {
            return ShortThanks.Explain(tokens, margin);
        }

        var traits = TextTraits.Of(tokens);
        var shares = TraitValues.Shares(traits, importance);
        var weights = new double[tokens.Count];
        var rest = margin.Of(Bias, 0);
        for (var at = 0; at < traits.Count; at++)
        {
            var weight = shares[at] * margin.Of(Rows, (traits[at].Bucket * RowLength) + 1);
            if (traits[at].FirstToken == TextTrait.NoToken)
            {
                rest += weight;
                continue;
            }

            weights[traits[at].FirstToken] += weight / 2;
            weights[traits[at].LastToken] += weight / 2;
        }

        return new(scores, [.. tokens.Select((token, place) => new WordWeight(token.Text, token.Start, token.Length, weights[place]))], rest);
    }

    internal (double Negative, double Neutral, double Positive) Sums(TraitValues text)
    {
        double negative = Bias[0], neutral = Bias[1], positive = Bias[2];
        var (buckets, values) = (text.Buckets, text.Values);
        for (var at = 0; at < buckets.Length; at++)
        {
            var row = Rows.AsSpan((buckets[at] * RowLength) + 1, SentimentNumber.Classes);
            var value = values[at];
            negative += row[0] * value;
            neutral += row[1] * value;
            positive += row[2] * value;
        }

        return (negative, neutral, positive);
    }
}
