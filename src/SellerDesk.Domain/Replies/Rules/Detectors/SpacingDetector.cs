using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>Spaces that are missing or too many around punctuation.</summary>
internal static partial class SpacingDetector
{
    private static readonly HashSet<string> Shortened = new(
        ["г", "ул", "д", "кв", "стр", "рис", "см", "т", "п", "др", "пр", "пер", "просп", "обл", "им", "р", "руб", "тел", "арт", "корп", "оф", "эт", "н", "э", "ст", "ч", "пос", "с", "и", "у", "к", "о", "а", "b", "x"], StringComparer.Ordinal);

    public static IEnumerable<Mark> FindMissing(DetectorInput input)
    {
        foreach (Match match in Missing().Matches(input.Plain))
        {
            var sign = match.Groups["sign"];
            if (!IsJoined(input, match, sign.Value[^1]))
            {
                yield return new Mark(sign.Index, sign.Index + sign.Length, sign.Value + " ");
            }
        }

        foreach (Match match in Bracket().Matches(input.Plain))
        {
            yield return new Mark(match.Index + 1, match.Index + 2, " (");
        }
    }

    public static IEnumerable<Mark> FindExtra(DetectorInput input)
    {
        foreach (Match match in Before().Matches(input.Plain))
        {
            yield return new Mark(match.Index, match.Index + match.Length, match.Value.TrimStart());
        }

        foreach (Match match in Double().Matches(input.Plain))
        {
            yield return new Mark(match.Index, match.Index + match.Length, " ");
        }

        foreach (Match match in Inside().Matches(input.Plain))
        {
            yield return new Mark(match.Index, match.Index + match.Length, match.Value.Trim());
        }
    }

    /// <summary>Signs that belong into a word: "т.е.", "ул.Садовая", initials, addresses of sites (which are no matter of spaces).</summary>
    private static bool IsJoined(DetectorInput input, Match match, char sign)
    {
        var before = match.Groups["before"].Value;
        var after = match.Groups["after"].Value;
        if (sign != '.')
        {
            return sign == ':' && (after.StartsWith('/') || before.Length + after.Length <= 3);
        }

        var cyrillic = before.All(Letters.IsCyrillic) && after.All(Letters.IsCyrillic);
        return !cyrillic || before.Length == 1 || Shortened.Contains(before) || (after.Length == 1 && match.Index + match.Length < input.Plain.Length && input.Plain[match.Index + match.Length] == '.')
            || (input.Lists.Set("zones").Contains(after) && !char.IsUpper(input.Text.Text.GivenAt(match.Groups["after"].Index)));
    }

    [GeneratedRegex(@"(?<![\p{L}\d])(?<before>[\p{L}\d]+)[""»)\]]?(?<sign>,+|[!?]+|;|:(?=[а-я])|\.{3}|…|\.(?=[а-я]))(?=(?<after>[а-яa-z]+)|[""«](?=\p{L}))|(?<!\p{L})(?<before>\p{L}+)[""»)](?<sign>[,.])(?=(?<after>[а-я]+))|(?<![а-я])(?<before>[а-я]+)(?<sign>,)(?=(?<after>\d))", RegexOptions.CultureInvariant)]
    private static partial Regex Missing();

    [GeneratedRegex(@"[а-я]{2}\((?=[а-я]{4,})", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"(?<=\S) +(?:,(?! ?\d{1,2}\b(?! *[а-яa-z]))|\.(?![\p{L}\d])(?!\.)|!|\?|;(?![-)(])|:(?!\d)(?!(?<=\d +:) ?\d)(?![-)(\]*dp\\/|3з'a-z]))", RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"(?<=\S) {2,}(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Double();

    [GeneratedRegex(@"(?<=\()[ ]+(?=[\p{L}\d])|(?<=[\p{L}\d]) +(?=\)(?!\)))", RegexOptions.CultureInvariant)]
    private static partial Regex Inside();
}
