namespace SellerDesk.Domain.Reading;

public enum TokenKind
{
    Word,
    Number,

    /// <summary>Punctuation; a run of the same is one token.</summary>
    Mark,

    /// <summary>A smile made of marks or an emoji.</summary>
    Emoticon,
}

/// <summary>One piece of a buyer's text and where it stands there.</summary>
/// <param name="Text">
/// A word in lower case, ё as е, letters repeated thrice and more folded into one; a number as written; a mark once or doubled («!», «!!»);
/// an emoticon as «:)», «:(» or the emoji without its skin tone.
/// </param>
/// <param name="Stem">The word's <see cref="RussianStemmer"/> stem; of all else the same as <paramref name="Text"/>.</param>
/// <param name="Start">In characters of the text as it was given.</param>
/// <param name="Length">Likewise: what folding took away counts.</param>
public readonly record struct TextToken(TokenKind Kind, string Text, string Stem, int Start, int Length)
{
    /// <summary>The word was written in capitals («УЖАС»).</summary>
    public bool Shouted { get; init; }

    /// <summary>A letter was drawn out («оооочень»).</summary>
    public bool DrawnOut { get; init; }

    public int End => Start + Length;
}
