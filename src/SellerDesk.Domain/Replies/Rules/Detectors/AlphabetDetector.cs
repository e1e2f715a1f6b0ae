namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>Letters of two alphabets in one word: a slip of the keyboard, or a disguise.</summary>
internal static class AlphabetDetector
{
    private static readonly HashSet<string> Single = ["c", "a", "o", "y", "k", "b"];

    private static readonly HashSet<string> Named = ["витамин", "витамина", "витамином", "вариант", "тип", "типа", "размер", "класс", "класса", "группа", "группы", "usb", "type", "ось", "точка", "серия", "буква", "модель", "версия"];

    public static IEnumerable<Mark> Find(DetectorInput input)
    {
        for (var at = 0; at < input.Text.Words.Count; at++)
        {
            var word = input.Text.Words[at];
            if (word.IsGathered || word.IsNumber)
            {
                continue;
            }

            var (start, length) = input.Text.Text.Piece(word.From, word.To);
            var given = input.Text.Given.Substring(start, length);
            if (IsMixed(given))
            {
                yield return new Mark(word.From, word.To, Repaired(given));
            }
            else if (IsStraySingle(input, at, given))
            {
                yield return new Mark(word.From, word.To, Letters.ToCyrillic(given[0]).ToString());
            }
        }
    }

    private static bool IsMixed(string word)
    {
        var cyrillic = word.Where(Letters.IsCyrillic).ToList();
        var latin = word.Where(Letters.IsLatin).ToList();
        if (cyrillic.Count == 0 || latin.Count == 0 || IsSize(word))
        {
            return false;
        }

        return latin.TrueForAll(Letters.LooksCyrillic) || cyrillic.TrueForAll(Letters.LooksLatin) || (cyrillic.Count >= 3 && latin.Count == 1 && Letters.ToCyrillic(char.ToLowerInvariant(latin[0])) != latin[0]);
    }

    /// <summary>Sizes are typed in whatever alphabet the keyboard has.</summary>
    private static bool IsSize(string word) => word.Length <= 4 && word.All(letter => letter is 'X' or 'Х' or 'L' or 'S' or 'M' or 'М' or 'x' or 'х' or 'l');

    private static bool IsStraySingle(DetectorInput input, int at, string given) =>
        Single.Contains(given) && at > 0 && at + 1 < input.Text.Words.Count && given != "b" && !Named.Contains(input.Text.TextAt(at - 1))
        && Letters.IsCyrillic(input.Text.TextAt(at - 1)[0]) && Letters.IsCyrillic(input.Text.TextAt(at + 1)[0]) && !input.Text.Words[at + 1].IsCapital
        && input.Plain[input.Text.Words[at].From - 1] == ' ' && input.Plain[input.Text.Words[at].To] == ' ';

    private static string Repaired(string word)
    {
        var toCyrillic = word.Count(Letters.IsCyrillic) >= word.Count(Letters.IsLatin) || word.Where(Letters.IsLatin).All(Letters.LooksCyrillic);
        return string.Concat(word.Select(letter => Same(letter, toCyrillic && Letters.IsLatin(letter) ? Drawn(char.ToLowerInvariant(letter), char.IsUpper(letter)) : !toCyrillic ? Letters.ToLatin(char.ToLowerInvariant(letter)) : char.ToLowerInvariant(letter))));
    }

    /// <summary>A capital B looks like В and a small b like ь.</summary>
    private static char Drawn(char letter, bool capital) => !capital && letter == 'b' ? 'ь' : Letters.ToCyrillic(letter);

    private static char Same(char model, char letter) => char.IsUpper(model) ? char.ToUpperInvariant(letter) : letter;
}
