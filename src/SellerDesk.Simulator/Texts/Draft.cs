using System.Text;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Texts;

/// <summary>A text being put together from phrases about one product; no phrase is used twice.</summary>
internal sealed class Draft(Product product, Speech speech, Dice dice)
{
    private static readonly double[] Preference = [4, 3, 1.5, 1];

    private readonly StringBuilder text = new();
    private readonly HashSet<Phrase> used = [];
    private Dice dice = dice;

    /// <summary>Every sentence added so far with what it was asked for.</summary>
    public List<(string What, string Sentence)> Said { get; } = [];

    public ref Dice Dice => ref dice;

    public bool IsEmpty => text.Length == 0;

    public bool Can(string what) => Headings(what).Any(PhraseBook.Has);

    /// <summary>Adds a sentence on the subject, preferring what is said of this very kind of product over what is said of any.</summary>
    public bool Add(string what)
    {
        if (Choose(what) is not { } phrase)
        {
            return false;
        }

        if (text.Length > 0)
        {
            text.Append(' ');
        }

        var start = text.Length;
        phrase.Write(text, ref dice, speech);
        Capitalize(start);
        Said.Add((what, text.ToString(start, text.Length - start)));
        return true;
    }

    /// <summary>Adds the reply that belongs to the question which would have been added, given the same dice.</summary>
    public bool AddReplyTo(string what)
    {
        if (Choose(what)?.Reply is not { } reply)
        {
            return false;
        }

        reply.Write(text, ref dice, speech);
        Capitalize(0);
        return true;
    }

    /// <summary>A phrase on its own, as it stands in the file.</summary>
    public string? Single(string what)
    {
        if (Choose(what) is not { } phrase)
        {
            return null;
        }

        var single = new StringBuilder();
        phrase.Write(single, ref dice, speech);
        return single.ToString();
    }

    public override string ToString() => text.ToString();

    private Phrase? Choose(string what)
    {
        Span<double> weights = stackalloc double[4];
        var headings = Headings(what);
        for (var i = 0; i < headings.Length; i++)
        {
            weights[i] = PhraseBook.Has(headings[i]) ? Preference[i] : 0;
        }

        if (weights is [0, 0, 0, 0])
        {
            return null;
        }

        for (var attempt = 0; attempt < 6; attempt++)
        {
            var phrase = dice.Pick(PhraseBook.All(headings[dice.Weighted(weights)]));
            if (used.Add(phrase))
            {
                return phrase;
            }
        }

        return null;
    }

    private string[] Headings(string what) => [$"{product.Kind} {what}", $"{product.Family} {what}", $"{product.Nature} {what}", $"any {what}"];

    private void Capitalize(int start)
    {
        if (start < text.Length)
        {
            text[start] = char.ToUpperInvariant(text[start]);
        }
    }
}
