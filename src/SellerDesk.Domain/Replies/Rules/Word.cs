using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Replies.Rules.Wording;

namespace SellerDesk.Domain.Replies.Rules;

/// <summary>A word or number of a reply.</summary>
/// <param name="From">Where it begins in the plain text.</param>
/// <param name="To">Where it has ended there.</param>
/// <param name="Text">Undisguised: look-alike letters replaced, letters that were spaced out put together.</param>
internal sealed record Word(int From, int To, string Text)
{
    private string? stem;
    private int[]? concepts;

    /// <summary>The first word of its sentence.</summary>
    public bool Starts { get; set; }

    /// <summary>A comma, dash, colon or bracket stands before it.</summary>
    public bool Paused { get; set; }

    public bool IsQuoted { get; init; }

    /// <summary>Begins with a capital letter as given.</summary>
    public bool IsCapital { get; init; }

    public bool IsNumber { get; init; }

    public bool IsLatin { get; init; }

    /// <summary>Was spaced out letter by letter.</summary>
    public bool IsGathered { get; init; }

    public string Stem => stem ??= RussianStemmer.Stem(Text);

    /// <summary>What it is about; worked out once, since its neighbours ask too.</summary>
    public int[] Concepts => concepts ??= WordingConcepts.Shipped.Of(Text);
}
