using System.Buffers;

namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>Words written in capitals: shouting. Abbreviations, sizes, brands and article numbers are written so.</summary>
internal static class CapitalsDetector
{
    private const int ShoutLength = 4;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("аеиоуыэюя");

    public static IEnumerable<Mark> Find(DetectorInput input)
    {
        var words = input.Text.Words;
        var abbreviations = input.Lists.Set("abbreviations");
        for (var at = 0; at < words.Count;)
        {
            var end = at;
            while (end < words.Count && IsCapitals(input, words[end]) && (end == at || !words[end].IsQuoted || words[at].IsQuoted))
            {
                end++;
            }

            if (end > at && !words[at].IsQuoted && IsShout(input, words.GetRange(at, end - at), abbreviations))
            {
                yield return input.Words(at, end, Lowered(input, at, end));
            }

            at = Math.Max(end, at + 1);
        }

        foreach (var word in words)
        {
            if (IsJumping(input, word))
            {
                yield return new Mark(word.From, word.To, Spoken(input, word));
            }
        }
    }

    private static bool IsShout(DetectorInput input, List<Word> row, HashSet<string> abbreviations)
    {
        var spoken = row.Where(word => !abbreviations.Contains(word.Text)).ToList();
        var heavy = spoken.Where(word => word.To - word.From >= ShoutLength && HasVowels(word.Text)).ToList();
        return row.Count > 1 ? heavy.Count > 0 && (spoken.Count > 1 || heavy.Exists(word => IsOrdinary(input, word))) : heavy.Exists(word => IsOrdinary(input, word));
    }

    /// <summary>One word alone may be a brand: it shouts where it ends like a word of the language or is an everyday one.</summary>
    private static bool IsOrdinary(DetectorInput input, Word word) =>
        input.Lists.Set("shouted").Contains(word.Text) || (word.Text.Length >= 5 && PhoneDetector.Begins(input.Lists.Set("shouted"), word.Text))
        || (word.Text.Length >= 6 && EndsLikeAWord(word.Text));

    private static bool EndsLikeAWord(string text) =>
        text.EndsWith("ть", StringComparison.Ordinal) || text.EndsWith("те", StringComparison.Ordinal) || text.EndsWith("ться", StringComparison.Ordinal) || text.EndsWith("ние", StringComparison.Ordinal) || text.EndsWith("ого", StringComparison.Ordinal)
        || text.EndsWith("ные", StringComparison.Ordinal) || text.EndsWith("ный", StringComparison.Ordinal) || text.EndsWith("ная", StringComparison.Ordinal) || text.EndsWith("ное", StringComparison.Ordinal) || text.EndsWith("ском", StringComparison.Ordinal) || text.EndsWith("ется", StringComparison.Ordinal) || text.EndsWith("ости", StringComparison.Ordinal);

    private static bool IsCapitals(DetectorInput input, Word word)
    {
        if (word.IsNumber || word.IsGathered)
        {
            return false;
        }

        var raw = input.Text.Given.AsSpan(input.Text.Text.Place(word.From), input.Text.Text.Piece(word.From, word.To).Length);
        var cyrillic = 0;
        foreach (var letter in raw)
        {
            if (!char.IsUpper(letter))
            {
                return false;
            }

            cyrillic += Letters.IsCyrillic(letter) ? 1 : 0;
        }

        return cyrillic > 0;
    }

    /// <summary>"СпАсИбО".</summary>
    private static bool IsJumping(DetectorInput input, Word word)
    {
        var (start, length) = input.Text.Text.Piece(word.From, word.To);
        var raw = input.Text.Given.AsSpan(start, length);
        if (raw.Length < 4 || word.IsQuoted)
        {
            return false;
        }

        var turns = 0;
        for (var at = 1; at < raw.Length; at++)
        {
            if (!Letters.IsCyrillic(raw[at]))
            {
                return false;
            }

            turns += char.IsLower(raw[at - 1]) && char.IsUpper(raw[at]) ? 1 : 0;
        }

        return turns > 1 || (turns == 1 && char.IsLower(raw[0]) && raw.Length > 5 && char.IsUpper(raw[^1]));
    }

    private static bool HasVowels(string text) => text.AsSpan().ContainsAny(Vowels);

    private static string Spoken(DetectorInput input, Word word) => word.Starts ? Capital(input.Plain[word.From..word.To]) : input.Plain[word.From..word.To];

    private static string Lowered(DetectorInput input, int at, int end)
    {
        var words = input.Text.Words;
        var (start, length) = input.Text.Text.Piece(words[at].From, words[end - 1].To);
        var lowered = input.Text.Given.Substring(start, length).ToLowerInvariant().ToCharArray();
        for (var word = at; word < end; word++)
        {
            var place = input.Text.Text.Place(words[word].From) - start;
            lowered[place] = words[word].Starts ? char.ToUpperInvariant(lowered[place]) : lowered[place];
        }

        return new string(lowered);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
