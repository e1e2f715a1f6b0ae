namespace SellerDesk.Domain.Reading;

/// <summary>What a buyer's text says about the thing bought. The numbers are places in <see cref="SentimentScores"/> and in the models' weights.</summary>
public enum Sentiment
{
    Negative = 0,
    Neutral = 1,
    Positive = 2,
}

public static class SentimentNumber
{
    public const int Classes = 3;

    /// <summary>-1, 0 or 1, as the rows keep it.</summary>
    public static short ToNumber(this Sentiment sentiment) => (short)((int)sentiment - 1);

    public static Sentiment OfNumber(short number) => (Sentiment)(number + 1);

    /// <summary>What stars alone say: one and two are blame, three neither, four and five praise.</summary>
    public static Sentiment OfStars(int stars) => stars <= 2 ? Sentiment.Negative : stars == 3 ? Sentiment.Neutral : Sentiment.Positive;
}
