using SellerDesk.Domain.Reading.Topics;
using SellerDesk.Domain.Reading.Words;

namespace SellerDesk.Application.Reviews;

/// <summary>The part of a review that a word stands in, and what it does there: what is under "pros" praises, under "cons" blames, the rest as the text was read.</summary>
internal static class WordTone
{
    public static IEnumerable<(string Text, Tone Tone)> Parts(string? title, string? text, string? pros, string? cons, short rating, short? sentiment)
    {
        // A text that nobody has read yet has the tone of its stars.
        var tone = (sentiment ?? rating.CompareTo((short)3)) switch { > 0 => Tone.Praise, < 0 => Tone.Blame, _ => Tone.Neutral };
        var parts = new[] { ($"{title}\n{text}", tone), (pros ?? "", Tone.Praise), (cons ?? "", Tone.Blame) };
        return parts.Where(part => !string.IsNullOrWhiteSpace(part.Item1));
    }

    /// <summary>Each word of a review once; said in several parts it blames before it praises.</summary>
    public static Dictionary<string, (string Shown, Tone Tone)> Of(IEnumerable<(string Text, Tone Tone)> parts)
    {
        var words = new Dictionary<string, (string Shown, Tone Tone)>();
        foreach (var (text, tone) in parts)
        {
            foreach (var word in SaidWords.Of(text))
            {
                if (!words.TryGetValue(word.Stem, out var known) || (known.Tone != Tone.Blame && tone != Tone.Neutral))
                {
                    words[word.Stem] = (known.Shown ?? word.Shown, tone);
                }
            }
        }

        return words;
    }
}

/// <summary>Counts the words of one day's reviews by product and for the whole shop, and keeps what was said most.</summary>
internal sealed class WordTally
{
    /// <summary>Rows kept of a product's day and of a shop's day: a product that gets this many different words a day is read by its commonest.</summary>
    public const int MostOfProduct = 80;

    public const int MostOfShop = 400;

    private readonly Dictionary<(Guid Product, string Stem), Entry> counts = [];

    public void Add(Guid? product, Dictionary<string, (string Shown, Tone Tone)> words)
    {
        foreach (var (stem, (shown, tone)) in words)
        {
            Count(Guid.Empty, stem, shown, tone);
            if (product is { } known)
            {
                Count(known, stem, shown, tone);
            }
        }
    }

    public IReadOnlyList<Row> Rows() =>
    [
        .. counts.GroupBy(one => one.Key.Product).SelectMany(product => product
            .Select(one => new Row(one.Key.Stem, one.Value.MostShown(), product.Key, one.Value.Praise, one.Value.Blame, one.Value.Neutral))
            .OrderByDescending(row => row.Praise + row.Blame + row.Neutral).ThenBy(row => row.Stem, StringComparer.Ordinal)
            .Take(product.Key == Guid.Empty ? MostOfShop : MostOfProduct)),
    ];

    private void Count(Guid product, string stem, string shown, Tone tone)
    {
        if (!counts.TryGetValue((product, stem), out var entry))
        {
            counts.Add((product, stem), entry = new Entry());
        }

        entry.Count(shown, tone);
    }

    public sealed record Row(string Stem, string Shown, Guid Product, int Praise, int Blame, int Neutral);

    private sealed class Entry
    {
        private readonly Dictionary<string, int> forms = [];

        public int Praise { get; private set; }

        public int Blame { get; private set; }

        public int Neutral { get; private set; }

        public void Count(string shown, Tone tone)
        {
            forms[shown] = forms.GetValueOrDefault(shown) + 1;
            switch (tone)
            {
                case Tone.Praise: Praise++; break;
                case Tone.Blame: Blame++; break;
                default: Neutral++; break;
            }
        }

        public string MostShown() => forms.OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).First().Key;
    }
}
