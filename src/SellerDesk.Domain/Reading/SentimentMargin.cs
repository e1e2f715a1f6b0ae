namespace SellerDesk.Domain.Reading;

/// <summary>How far a sentiment is ahead: its own sum less the mean of the two others'. It is linear, so what words add can be added up.</summary>
internal readonly record struct SentimentMargin(Sentiment Sentiment)
{
    public double Of(float[] weights, int start)
    {
        var own = weights[start + (int)Sentiment];
        var all = weights[start] + weights[start + 1] + weights[start + 2];
        return own - ((all - own) / 2);
    }
}
