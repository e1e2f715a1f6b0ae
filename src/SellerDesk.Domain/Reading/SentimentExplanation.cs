namespace SellerDesk.Domain.Reading;

/// <summary>A word of a text (or a mark, or a smile), where it stands, and what it added: above 0 for the verdict, below 0 against it.</summary>
public readonly record struct WordWeight(string Word, int Start, int Length, double Weight);

/// <summary>A verdict and its reasons.</summary>
/// <param name="Words">In the order of the text.</param>
/// <param name="Rest">What no single word is answerable for: the length of the text, and how common the verdict is at all.</param>
public sealed record SentimentExplanation(SentimentScores Scores, IReadOnlyList<WordWeight> Words, double Rest)
{
    /// <summary>How far the verdict is ahead of the mean of the other two, in natural logarithms of their odds.</summary>
    public double Margin => Rest + Words.Sum(word => word.Weight);
}
