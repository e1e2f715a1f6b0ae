namespace SellerDesk.Domain.Knowledge;

/// <summary>How much a stem tells: ln((1 + questions) / (1 + questions with it)) + 1, the smoothed inverse document frequency.</summary>
public sealed class TermWeights(IReadOnlyDictionary<string, int> counts, int questions)
{
    /// <summary>Every word tells as much as any other.</summary>
    public static readonly TermWeights Even = new(new Dictionary<string, int>(), 0);

    /// <summary>A pair of neighbours that is said alike counts half a word more.</summary>
    private const double PairShare = 0.5;

    public double Of(string stem) => Math.Log((1.0 + questions) / (1 + counts.GetValueOrDefault(stem))) + 1;

    /// <summary>Cosine of two questions, 0 to 1: stems by their weights, pairs of neighbours by half the mean of theirs.</summary>
    public double Likeness(QuestionTerms one, QuestionTerms other)
    {
        if (one.IsEmpty || other.IsEmpty)
        {
            return 0;
        }

        var common = one.Stems.Intersect(other.Stems).Sum(Squared) + one.Pairs.Intersect(other.Pairs).Sum(SquaredPair);
        return common / Math.Sqrt(Length(one) * Length(other));
    }

    /// <summary>The question as a vector of length one.</summary>
    public Dictionary<string, double> Vector(QuestionTerms terms)
    {
        var length = Math.Sqrt(terms.Stems.Sum(Squared));
        return terms.Stems.ToDictionary(stem => stem, stem => Of(stem) / length);
    }

    private double Length(QuestionTerms terms) => terms.Stems.Sum(Squared) + terms.Pairs.Sum(SquaredPair);

    private double Squared(string stem) => Of(stem) * Of(stem);

    private double SquaredPair(string pair)
    {
        var space = pair.IndexOf(' ', StringComparison.Ordinal);
        var mean = PairShare * (Of(pair[..space]) + Of(pair[(space + 1)..])) / 2;
        return mean * mean;
    }
}
