using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>
/// Swearing: whole words, by their roots, with letters masked, replaced or spaced out. The lists hold beginnings of words, so that a root in the middle
/// of a decent word ("подстрахуйте", "употреблять") is none.
/// </summary>
internal static partial class ProfanityDetector
{
    public static IEnumerable<Mark> Find(DetectorInput input)
    {
        var roots = input.Lists.Set("swear-roots");
        var decent = input.Lists.Set("decent");
        foreach (var word in input.Text.Words)
        {
            if (!word.IsNumber && !word.IsQuoted && !IsGame(input, word) && IsSwearing(input, word, roots, decent))
            {
                yield return new Mark(word.From, word.To);
            }
        }

        var masked = input.Lists.Set("swear-words");
        foreach (Match match in Masked().Matches(input.Plain))
        {
            if (!input.Text.Text.IsQuoted(match.Index) && IsMasked(match.Value, masked))
            {
                yield return new Mark(match.Index, match.Index + match.Length);
            }
        }
    }

    /// <summary>The card game.</summary>
    private static bool IsGame(DetectorInput input, Word word) =>
        word.Text.StartsWith("дурак", StringComparison.Ordinal) && input.Text.Words.Exists(other => other.Text.StartsWith("игр", StringComparison.Ordinal) || other.Text.StartsWith("карт", StringComparison.Ordinal));

    private static bool IsSwearing(DetectorInput input, Word word, HashSet<string> roots, HashSet<string> decent)
    {
        if (StartsWithAny(roots, word.Text) && !PhoneDetector.Begins(decent, word.Text))
        {
            return true;
        }

        if (word.IsGathered)
        {
            return roots.Any(root => root.Length > 3 && word.Text.Contains(root, StringComparison.Ordinal));
        }

        var raw = input.Plain[word.From..word.To];
        if (!word.IsLatin && !raw.Any(char.IsDigit))
        {
            return false;
        }

        // "xyй", "cyka", "6лять": drawn with other letters. Real Latin words are left alone unless every letter has a Cyrillic double.
        var drawn = string.Concat(raw.Select(letter => Letters.ToCyrillic(Letters.OfSign(letter))));
        return raw.All(letter => Letters.IsCyrillic(letter) || Letters.LooksCyrillic(letter) || Letters.OfSign(letter) != letter) && StartsWithAny(roots, drawn) && !PhoneDetector.Begins(decent, drawn);
    }

    private static bool StartsWithAny(HashSet<string> roots, string word)
    {
        for (var length = 2; length <= word.Length; length++)
        {
            if (roots.Contains(length == word.Length ? word : string.Concat(word.AsSpan(0, length), "*")))
            {
                return true;
            }
        }

        return roots.Contains(word + "*");
    }

    /// <summary>Each mask stands for a letter, the last one for the rest.</summary>
    private static bool IsMasked(string masked, HashSet<string> swearing)
    {
        var letters = masked.Count(char.IsLetter);
        if (letters == masked.Length || (letters == 1 && masked.Length < 3))
        {
            return false;
        }

        var pattern = string.Concat(masked.Select(letter => char.IsLetter(letter) ? Letters.ToCyrillic(letter) : '*'));
        return swearing.Any(word => Fits(pattern, word));
    }

    private static bool Fits(string pattern, string word)
    {
        var rest = pattern[^1] == '*';
        if (pattern.Length > word.Length || (pattern.Length < word.Length && !rest && pattern.Count(letter => letter == '*') != 1))
        {
            return false;
        }

        if (pattern.Length < word.Length && !rest)
        {
            var mask = pattern.IndexOf('*', StringComparison.Ordinal);
            return mask > 0 && word.StartsWith(pattern[..mask], StringComparison.Ordinal) && word.EndsWith(pattern[(mask + 1)..], StringComparison.Ordinal);
        }

        var fits = true;
        for (var at = 0; at < pattern.Length; at++)
        {
            fits &= pattern[at] == '*' || pattern[at] == word[at];
        }

        return fits && (pattern[0] != '*' || pattern.Count(char.IsLetter) > 1);
    }

    [GeneratedRegex(@"(?<![\p{L}\d])\p{L}{1,6}(?:[*#@$%&•]+\p{L}{0,6}){1,4}(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Masked();
}
