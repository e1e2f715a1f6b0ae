namespace SellerDesk.Domain.Reading;

/// <summary>How far one sum of weights is ahead of others. It is linear, so what words add to it can be added up.</summary>
internal readonly record struct SentimentMargin(double Negative, double Neutral, double Positive)
{
    /// <summary>A sentiment's own sum less the mean of the two others'.</summary>
    public SentimentMargin(Sentiment ahead)
        : this(Part(ahead, Sentiment.Negative), Part(ahead, Sentiment.Neutral), Part(ahead, Sentiment.Positive))
    {
    }

    public static SentimentMargin PraiseOverBlame { get; } = new(-1, 0, 1);

    public double Of(float[] weights, int start) => (Negative * weights[start]) + (Neutral * weights[start + 1]) + (Positive * weights[start + 2]);

    private static double Part(Sentiment ahead, Sentiment sentiment) => ahead == sentiment ? 1 : -0.5;
}
