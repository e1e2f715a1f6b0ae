namespace SellerDesk.Domain.Reading;

/// <summary>Probabilities of the three sentiments; they add up to 1.</summary>
public readonly record struct SentimentScores(double Negative, double Neutral, double Positive)
{
    public double this[Sentiment sentiment] => sentiment switch
    {
        Sentiment.Negative => Negative,
        Sentiment.Neutral => Neutral,
        _ => Positive,
    };

    public Sentiment Best => Negative > Neutral && Negative > Positive ? Sentiment.Negative
        : Positive > Neutral ? Sentiment.Positive
        : Sentiment.Neutral;

    /// <summary>The softmax of three sums of weights.</summary>
    public static SentimentScores OfSums(double negative, double neutral, double positive)
    {
        var top = Math.Max(negative, Math.Max(neutral, positive));
        var (a, b, c) = (Math.Exp(negative - top), Math.Exp(neutral - top), Math.Exp(positive - top));
        var all = a + b + c;
        return new(a / all, b / all, c / all);
    }

    /// <summary>
    /// The text and the stars together: each star has its own odds of meaning blame or praise, and the text moves them. One star with a text
    /// that reads neutral is blame; five stars under a furious text are not praise.
    /// </summary>
    /// <param name="stars">1 to 5.</param>
    public SentimentScores WithStars(int stars)
    {
        var (negative, neutral, positive) = stars switch
        {
            1 => (0.90, 0.08, 0.02),
            2 => (0.70, 0.26, 0.04),
            3 => (0.22, 0.62, 0.16),
            4 => (0.04, 0.26, 0.70),
            _ => (0.02, 0.08, 0.90),
        };
        var (a, b, c) = (negative * Negative, neutral * Neutral, positive * Positive);
        var all = a + b + c;
        return all > 0 ? new(a / all, b / all, c / all) : new(negative, neutral, positive);
    }
}
