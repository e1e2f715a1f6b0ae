using System.Buffers;

namespace SellerDesk.Application.Replies.Spelling;

internal readonly record struct TextWord(string Text, int Start, bool BeginsSentence)
{
    public int Length => Text.Length;

    public bool IsCapitalised => char.IsUpper(Text[0]);
}

/// <summary>The words of a text that spelling has a say in: Russian letters only, no parts of addresses, numbers, variables or words in two alphabets.</summary>
internal static class TextWords
{
    private static readonly SearchValues<char> KazakhLetters = SearchValues.Create("әіңғүұқөһӘІҢҒҮҰҚӨҺ");

    private static readonly SearchValues<char> RussianAndHyphen =
        SearchValues.Create("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ-");

    private static readonly SearchValues<char> AddressMarks = SearchValues.Create("@/{}#%[]*");

    /// <summary>Kazakh is written with the same letters and nine more; a Russian dictionary has no say in it.</summary>
    public static bool IsKazakh(string text) => text.AsSpan().IndexOfAny(KazakhLetters) >= 0;

    public static IEnumerable<TextWord> Of(string text)
    {
        var beginsSentence = true;
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                // A line break begins anew, like a full stop.
                beginsSentence |= text[at] == '\n';
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            var chunk = text.AsSpan(at, end - at);
            if (!IsAddress(chunk))
            {
                foreach (var word in InChunk(text, at, end, beginsSentence))
                {
                    yield return word;
                }
            }

            beginsSentence = EndsSentence(text.AsSpan(at, end - at));
            at = end;
        }
    }

    private static IEnumerable<TextWord> InChunk(string text, int from, int to, bool beginsSentence)
    {
        var at = from;
        while (at < to)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                beginsSentence |= text[at] is '.' or '!' or '?' or '«' or '"' or '(';
                at++;
                continue;
            }

            var end = at;
            while (end < to && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_'))
            {
                end++;
            }

            // «3-слойный», «wi-fi-адаптер» and «ха-ха» are cut at the hyphen; a part with a digit or a Latin letter is nobody's mistake.
            foreach (var word in Parts(text, at, end, beginsSentence))
            {
                yield return word;
            }

            beginsSentence = false;
            at = end;
        }
    }

    private static IEnumerable<TextWord> Parts(string text, int from, int to, bool beginsSentence)
    {
        if (text.AsSpan(from, to - from).IndexOfAnyExcept(RussianAndHyphen) >= 0)
        {
            yield break;
        }

        var start = from;
        for (var at = from; at <= to; at++)
        {
            if (at < to && text[at] != '-')
            {
                continue;
            }

            if (at > start && !IsShortCapitals(text.AsSpan(start, at - start)))
            {
                yield return new TextWord(text[start..at], start, beginsSentence && start == from);
            }

            start = at + 1;
        }
    }

    // «ПВЗ», «ЛДСП», «ГОСТ», «МДФы»: short capitals are abbreviations.
    private static bool IsShortCapitals(ReadOnlySpan<char> word)
    {
        var capitals = 0;
        foreach (var letter in word)
        {
            capitals += char.IsUpper(letter) ? 1 : 0;
        }

        return capitals >= 2 && word.Length <= 6;
    }

    private static bool IsAddress(ReadOnlySpan<char> chunk) => chunk.IndexOfAny(AddressMarks) >= 0;

    private static bool EndsSentence(ReadOnlySpan<char> chunk)
    {
        var bare = chunk.TrimEnd("»\")”");
        return bare.IsEmpty || bare[^1] is '.' or '!' or '?' or '…' or ':';
    }
}
