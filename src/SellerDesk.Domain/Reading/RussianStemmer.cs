namespace SellerDesk.Domain.Reading;

/// <summary>
/// The stem of a Russian word: the Snowball algorithm (M. Porter, "Russian stemming algorithm", snowballstem.org), the one behind
/// PostgreSQL's <c>russian_stem</c>, so that a word here and a word in the database's search have the same stem.
/// Words are given in lower case; what is not Cyrillic comes back as it was.
/// </summary>
public static class RussianStemmer
{
    private const int LongestOnTheStack = 128;

    private static readonly StemEnding[] Gerunds = StemEnding.LongestFirst(
        "*в *вши *вшись ив ивши ившись ыв ывши ывшись");

    private static readonly StemEnding[] Adjectives = StemEnding.LongestFirst(
        "ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");

    private static readonly StemEnding[] Participles = StemEnding.LongestFirst("*ем *нн *вш *ющ *щ ивш ывш ующ");

    private static readonly StemEnding[] Reflexives = StemEnding.LongestFirst("ся сь");

    private static readonly StemEnding[] Verbs = StemEnding.LongestFirst(
        "*ла *на *ете *йте *ли *й *л *ем *н *ло *но *ет *ют *ны *ть *ешь *нно "
        + "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю");

    private static readonly StemEnding[] Nouns = StemEnding.LongestFirst(
        "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");

    private static readonly StemEnding[] Superlatives = StemEnding.LongestFirst("ейш ейше");

    public static string Stem(string word)
    {
        Span<char> letters = word.Length <= LongestOnTheStack ? stackalloc char[word.Length] : new char[word.Length];
        word.CopyTo(letters);
        letters.Replace('ё', 'е');
        var stem = letters[..Length(letters)];
        return stem.SequenceEqual(word) ? word : new string(stem);
    }

    /// <summary>How many of the word's first letters (lower case, ё already е) are its stem.</summary>
    public static int Length(ReadOnlySpan<char> word)
    {
        var regions = StemRegions.Of(word);
        var first = regions.AfterFirstVowel;
        var end = word.Length;
        if (!Take(Gerunds, word, first, ref end))
        {
            Take(Reflexives, word, first, ref end);
            _ = TakeAdjectival(word, first, ref end) || Take(Verbs, word, first, ref end) || Take(Nouns, word, first, ref end);
        }

        if (end > first && word[end - 1] == 'и')
        {
            end--;
        }

        TakeAbstraction(word, first, regions.Second, ref end);
        Tidy(word, first, ref end);
        return end;
    }

    private static bool TakeAdjectival(ReadOnlySpan<char> word, int first, ref int end)
    {
        if (!Take(Adjectives, word, first, ref end))
        {
            return false;
        }

        Take(Participles, word, first, ref end);
        return true;
    }

    private static void TakeAbstraction(ReadOnlySpan<char> word, int first, int second, ref int end)
    {
        var whole = word[first..end];
        var length = whole.EndsWith("ость") ? 4 : whole.EndsWith("ост") ? 3 : 0;
        if (length > 0 && end - length >= second)
        {
            end -= length;
        }
    }

    private static void Tidy(ReadOnlySpan<char> word, int first, ref int end)
    {
        if (end > first && word[end - 1] == 'ь')
        {
            end--;
            return;
        }

        Take(Superlatives, word, first, ref end);
        if (word[first..end].EndsWith("нн"))
        {
            end--;
        }
    }

    /// <summary>Only the longest ending that fits is tried: if its condition fails, shorter ones are not looked at.</summary>
    private static bool Take(StemEnding[] endings, ReadOnlySpan<char> word, int first, ref int end)
    {
        var region = word[first..end];
        foreach (var ending in endings)
        {
            if (!region.EndsWith(ending.Letters))
            {
                continue;
            }

            var before = region.Length - ending.Letters.Length - 1;
            if (ending.AfterVowel && (before < 0 || region[before] is not ('а' or 'я')))
            {
                return false;
            }

            end -= ending.Letters.Length;
            return true;
        }

        return false;
    }
}
