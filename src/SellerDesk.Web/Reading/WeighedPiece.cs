using SellerDesk.Domain.Reading;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Reading;

/// <summary>A piece of a text, tinted by what it adds to the verdict: <c>w1</c> to <c>w3</c> for it, <c>o1</c> against it.</summary>
internal sealed record WeighedPiece(string Text, string? Css = null, string? Title = null)
{
    /// <summary>A word that moves the verdict by less is left plain (natural logarithms of odds).</summary>
    private const double Least = 0.06;

    public static List<WeighedPiece> Of(string text, SentimentExplanation explanation, Texts words)
    {
        var pieces = new List<WeighedPiece>();
        var at = 0;
        foreach (var word in explanation.Words.Where(word => Math.Abs(word.Weight) >= Least))
        {
            pieces.Add(new(text[at..word.Start]));
            at = word.Start + word.Length;
            pieces.Add(new(text[word.Start..at], Tint(word.Weight), words[word.Weight > 0 ? "reading.word.for" : "reading.word.against", ReadingWords.Weight(words, word.Weight)]));
        }

        pieces.Add(new(text[at..]));
        return pieces;
    }

    private static string Tint(double weight) => weight switch
    {
        >= 0.5 => "w3",
        >= 0.2 => "w2",
        > 0 => "w1",
        _ => "o1",
    };
}
