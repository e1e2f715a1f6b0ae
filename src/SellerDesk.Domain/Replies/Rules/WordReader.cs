namespace SellerDesk.Domain.Replies.Rules;

/// <summary>Cuts a plain text into words, undisguises them and finds where sentences begin.</summary>
internal static class WordReader
{
    private const int FewestSpacedLetters = 3;

    private static readonly HashSet<string> Abbreviations = new(
        ["г", "ул", "д", "кв", "стр", "рис", "см", "т", "п", "др", "пр", "руб", "коп", "шт", "тел", "арт", "тыс", "млн", "им", "обл", "р", "эл", "мин", "макс", "ср", "напр", "гр", "кг", "мл", "мм", "ок", "корп", "просп", "пер", "уп", "вкл", "выкл", "доп", "no", "е", "к"],
        StringComparer.Ordinal);

    public static List<Word> Read(PlainText text)
    {
        var words = new List<Word>();
        var plain = text.Plain;
        for (var at = 0; at < plain.Length;)
        {
            if (!char.IsLetterOrDigit(plain[at]))
            {
                at++;
                continue;
            }

            var end = End(plain, at);
            words.Add(Make(text, at, end));
            at = end;
        }

        words = Gather(text, words);
        MarkBreaks(text, words);
        return words;
    }

    /// <summary>A number ends where letters begin ("24шт"), unless it stands inside a word ("п0дарок").</summary>
    private static int End(string plain, int at)
    {
        var end = at + 1;
        var number = char.IsDigit(plain[at]);
        while (end < plain.Length && char.IsLetterOrDigit(plain[end]) && (!number || char.IsDigit(plain[end])))
        {
            end++;
        }

        return end;
    }

    private static Word Make(PlainText text, int from, int to)
    {
        var raw = text.Plain[from..to];
        return new Word(from, to, Undisguise(raw))
        {
            IsQuoted = text.IsQuoted(from),
            IsCapital = char.IsUpper(text.GivenAt(from)),
            IsNumber = char.IsDigit(raw[0]) && raw.All(char.IsDigit),
            IsLatin = !Letters.IsCyrillic(raw[0]) && raw.All(letter => !Letters.IsCyrillic(letter)) && raw.Any(Letters.IsLatin),
        };
    }

    internal static string Undisguise(string raw)
    {
        if (!raw.AsSpan().ContainsAnyExceptInRange('а', 'я'))
        {
            return raw;
        }

        var cyrillic = raw.Count(Letters.IsCyrillic);
        var latin = raw.Count(Letters.IsLatin);
        if (cyrillic == 0)
        {
            return raw;
        }

        if (latin > cyrillic && raw.All(letter => !Letters.IsCyrillic(letter) || Letters.ToLatin(letter) != letter))
        {
            return string.Concat(raw.Select(Letters.ToLatin));
        }

        return latin > 0 || raw.Any(char.IsDigit) ? string.Concat(raw.Select(letter => Letters.ToCyrillic(Letters.OfSign(letter)))) : raw;
    }

    private static List<Word> Gather(PlainText text, List<Word> words)
    {
        if (!words.Exists(word => word.To - word.From == 1))
        {
            return words;
        }

        var gathered = new List<Word>(words.Count);
        for (var first = 0; first < words.Count;)
        {
            var next = first + 1;
            while (next < words.Count && IsLetter(words[next - 1]) && IsLetter(words[next]) && Between(text, words, next) is { } gap && gap == Between(text, words, first + 1))
            {
                next++;
            }

            if (next - first >= FewestSpacedLetters)
            {
                var letters = string.Concat(words[first..next].Select(word => word.Text));
                gathered.Add(words[first] with { To = words[next - 1].To, Text = Undisguise(letters), IsGathered = true });
            }
            else
            {
                gathered.AddRange(words[first..next]);
            }

            first = next;
        }

        return gathered;
    }

    private static bool IsLetter(Word word) => word.To - word.From == 1 && !word.IsNumber;

    /// <summary>What stands between the letters of a word that is spaced out; null where it ends.</summary>
    private static string? Between(PlainText text, List<Word> words, int second)
    {
        var gap = text.Plain[words[second - 1].To..words[second].From];
        return gap is " " or "." or "-" or "_" or "*" or "/" or "·" or ". " or " - " or "," or "  " or "|" or "+" ? gap : null;
    }

    private static void MarkBreaks(PlainText text, List<Word> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (at == 0)
            {
                words[at].Starts = true;
                continue;
            }

            var gap = text.Plain.AsSpan(words[at - 1].To, words[at].From - words[at - 1].To);
            words[at].Starts = gap.IndexOfAny("!?;\n") >= 0 || (gap.IndexOfAny('.', '…') >= 0 && EndsSentence(gap, words[at - 1], words[at]));
            words[at].Paused = gap.IndexOfAny(",—:()") >= 0 || gap.Contains(" - ", StringComparison.Ordinal);
        }
    }

    private static bool EndsSentence(ReadOnlySpan<char> gap, Word before, Word after)
    {
        if (gap is "." && (after.IsNumber || before.IsNumber || before.IsLatin || after.IsLatin))
        {
            return false;
        }

        return gap.Contains('…')
            ? after.IsCapital
            : !(Abbreviations.Contains(before.Text) || (before.Text.Length == 1 && before.IsCapital)) || (after.IsCapital && gap is not ". " and not ".");
    }
}
