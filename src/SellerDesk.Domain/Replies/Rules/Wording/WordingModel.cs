namespace SellerDesk.Domain.Replies.Rules.Wording;

/// <summary>
/// How much a sentence sounds like those that break a rule: one logistic regression over hashed traits (<see cref="WordingTraits"/>) for each rule that is
/// broken by meaning rather than by words. Linear, so that a verdict is the sum of what its words weigh. Never changes once made; may be asked by many at once.
/// </summary>
public sealed class WordingModel
{
    private static readonly string[] OwnRules = ["RR1", "RR2", "RR3", "RR4", "RR7"];

    /// <summary>The rules it reads for, in the order of the weights.</summary>
    public static IReadOnlyList<string> Rules => OwnRules;

    internal static readonly float[] GroupWeights = [1f, 0.8f, 0.8f, 1f, 1f, 1f, 0.6f, 1f];

    private static readonly Lazy<WordingModel> OwnShipped = new(Load);

    internal WordingModel(float[] weights, float[] bias, float[] guilty, float[] innocent) => (Weights, Bias, Guilty, Innocent) = (weights, bias, guilty, innocent);

    /// <summary>The model that comes with the desk.</summary>
    public static WordingModel Shipped => OwnShipped.Value;

    internal float[] Weights { get; }

    internal float[] Bias { get; }

    /// <summary>From which score on a sentence counts as breaking the rule.</summary>
    internal float[] Guilty { get; }

    /// <summary>Down from which score a sentence excuses phrases that are not sure of themselves.</summary>
    internal float[] Innocent { get; }

    /// <summary>The highest score of any sentence, by rule.</summary>
    public double[] Score(string reply)
    {
        var best = new double[Rules.Count];
        Array.Fill(best, double.NegativeInfinity);
        foreach (var sentence in Read(new CheckedText(reply)))
        {
            for (var rule = 0; rule < best.Length; rule++)
            {
                best[rule] = Math.Max(best[rule], sentence.Scores[rule]);
            }
        }

        return best;
    }

    /// <returns>-1 for a rule that it does not read for.</returns>
    internal static int NumberOf(string rule) => Array.IndexOf(OwnRules, rule);

    internal List<WordingScores> Read(CheckedText text) => [.. Sentences(text).Select(sentence => Read(text, sentence.From, sentence.To))];

    internal static IEnumerable<(int From, int To)> Sentences(CheckedText text)
    {
        for (var at = 0; at < text.Words.Count; at = text.SentenceEnd(at))
        {
            yield return (at, text.SentenceEnd(at));
        }
    }

    internal static float[] Shares(List<WordingTrait> traits)
    {
        Span<int> counts = stackalloc int[WordingTraits.Groups];
        foreach (var trait in traits)
        {
            counts[trait.Group]++;
        }

        var shares = new float[WordingTraits.Groups];
        for (var group = 0; group < shares.Length; group++)
        {
            shares[group] = counts[group] == 0 ? 0 : GroupWeights[group] / MathF.Sqrt(counts[group]);
        }

        return shares;
    }

    private WordingScores Read(CheckedText text, int from, int to)
    {
        var traits = WordingTraits.Of(text, from, to);
        var shares = Shares(traits);
        var scores = new float[Rules.Count];
        Bias.CopyTo(scores, 0);
        foreach (var trait in traits)
        {
            var row = Weights.AsSpan(trait.Bucket * Rules.Count, Rules.Count);
            for (var rule = 0; rule < scores.Length; rule++)
            {
                scores[rule] += shares[trait.Group] * row[rule];
            }
        }

        return new(from, to, scores, traits, shares);
    }

    /// <summary>The row of words that together say most for the rule: the largest sum in a row of numbers (J. Kadane).</summary>
    internal (int First, int Last) Heaviest(WordingScores sentence, int rule)
    {
        var sums = new float[sentence.To - sentence.From];
        foreach (var trait in sentence.Traits)
        {
            var weight = sentence.Shares[trait.Group] * Weights[(trait.Bucket * Rules.Count) + rule] / 2;
            sums[trait.First - sentence.From] += weight;
            sums[trait.Last - sentence.From] += weight;
        }

        (int First, int Last) best = (sentence.From, sentence.From);
        float most = float.MinValue, sum = 0;
        for (int at = 0, first = 0; at < sums.Length; at++)
        {
            (sum, first) = sum > 0 ? (sum + sums[at], first) : (sums[at], at);
            if (sum > most)
            {
                (most, best) = (sum, (sentence.From + first, sentence.From + at));
            }
        }

        return best;
    }

    private static WordingModel Load()
    {
        using var stream = typeof(WordingModel).Assembly.GetManifestResourceStream("wording.bin")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return WordingModelFile.Read(copy.ToArray());
    }
}
