using System.Text;
using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>Pictures and faces: emoji, signs used as emoji, faces made of punctuation.</summary>
internal static partial class EmojiDetector
{
    public static IEnumerable<Mark> FindEmoji(DetectorInput input)
    {
        var plain = input.Plain;
        var from = -1;
        for (var at = 0; at < plain.Length;)
        {
            Rune.DecodeFromUtf16(plain.AsSpan(at), out var rune, out var length);
            var emoji = IsEmoji(rune.Value, plain, at);
            if (emoji && from < 0)
            {
                from = at;
            }
            else if (!emoji && from >= 0)
            {
                yield return Delete(plain, from, at);
                from = -1;
            }

            at += length;
        }

        if (from >= 0)
        {
            yield return Delete(plain, from, plain.Length);
        }
    }

    public static IEnumerable<Mark> FindFaces(DetectorInput input)
    {
        foreach (Match match in Face().Matches(input.Plain))
        {
            if (!input.Text.Text.IsQuoted(match.Index) && !ClosesBracket(input.Plain, match))
            {
                yield return Delete(input.Plain, match.Index, match.Index + match.Length);
            }
        }

        foreach (var mark in FindSmilingBrackets(input.Plain))
        {
            yield return mark;
        }
    }

    /// <summary>The space before goes with it.</summary>
    private static Mark Delete(string plain, int from, int to) => new(from > 0 && plain[from - 1] == ' ' ? from - 1 : from, to, "");

    private static bool IsEmoji(int sign, string plain, int at) => sign switch
    {
        0x2640 or 0x2642 or 0x2713 or 0x2715 or 0x2716 or 0x2717 or 0x266F or 0x266D or 0x26A5 => false,
        0x2605 or 0x2606 or 0x2B50 => at == 0 || !(char.IsDigit(plain[at - 1]) || (plain[at - 1] == ' ' && at > 1 && char.IsDigit(plain[at - 2]))),
        >= 0x1F000 and <= 0x1FAFF => true,
        >= 0x2600 and <= 0x27BF => !(sign is >= 0x2776 and <= 0x2793 or >= 0x2794 and <= 0x27BF and not 0x27B0),
        >= 0x23E9 and <= 0x23FA or 0x231A or 0x231B or 0x2B55 or 0x2B1B or 0x2B1C or 0x203C or 0x2049 or 0x3030 or 0x303D or 0x2B05 or 0x2B06 or 0x2B07 => true,
        0x30C4 or 0x25D5 or 0x0CA0 or 0x0298 or 0x25E1 or 0x256F or 0x2570 or 0x2565 => true,
        >= 0xE0020 and <= 0xE007F => true,
        _ => false,
    };

    /// <summary>"(состав: хлопок)" ends with no face, and neither does "1:3".</summary>
    private static bool ClosesBracket(string plain, Match match) =>
        match.Value[^1] == ')' && match.Value.Count(sign => sign == ')') == 1 && Open(plain, match.Index) > 0;

    private static int Open(string plain, int to)
    {
        var open = 0;
        for (var at = 0; at < to; at++)
        {
            open = plain[at] switch { '(' => open + 1, ')' when open > 0 => open - 1, _ => open };
        }

        return open;
    }

    /// <summary>A bracket that closes nothing is a smile, unless it numbers a line: "1) ".</summary>
    private static IEnumerable<Mark> FindSmilingBrackets(string plain)
    {
        var open = 0;
        for (var at = 0; at < plain.Length; at++)
        {
            if (plain[at] == '(')
            {
                open++;
            }
            else if (plain[at] == ')' && open > 0)
            {
                open--;
            }
            else if (plain[at] == ')' && !Numbers(plain, at))
            {
                var end = at;
                while (end < plain.Length && plain[end] == ')')
                {
                    end++;
                }

                yield return Delete(plain, at, end);
                at = end - 1;
            }
        }

        if (open > 1 && SadBrackets().Match(plain) is { Success: true } sad)
        {
            yield return Delete(plain, sad.Index, sad.Index + sad.Length);
        }
    }

    private static bool Numbers(string plain, int at)
    {
        var start = at;
        while (start > 0 && (char.IsLetterOrDigit(plain[start - 1]) || plain[start - 1] == '.'))
        {
            start--;
        }

        var label = plain[start..at];
        return label.Length is > 0 and <= 3 && (label.All(sign => char.IsDigit(sign) || sign == '.') || label.Length == 1) && (start == 0 || plain[start - 1] is ' ' or '\n');
    }

    [GeneratedRegex(@"(?<![\p{L}\d:;/])[:;=][\-'^~oо]?[)\]}>*dpрdз|\\](?![\p{L}\d/])\)*|(?<![\p{L}\d])[:;=][\-']?\((?![\p{L}\d])\(*|(?<=[\p{L}\d])[:;=][\-']?[)](?![\p{L}\d])\)*|(?<=[\p{L}])[:;=]-?[dp](?![\p{L}\d/])|(?<![\p{L}\d])[xх]d+(?![\p{L}\d])|\^[_\-.]?\^|(?<![\p{L}\d])[oо0][_.][oо0](?![\p{L}\d])|>[_.]<|>:\(|(?<![\p{L}\d])<3+(?![\p{L}\d]|\s?\d|[.,]\d|\s?(?:кг|г|мм|см|м|мл|л|в|вт|шт|мин|ч|°))|\*_\*|\*-\*|(?<!\S)(?:-_-|t_t|т_т|u_u|\+_\+|\$_\$|\\o/|\\m/|=\^\.?_?\^=|:'\()(?!\S)|¯\\?_|:(?:[a-z]+_?[a-z]+):|(?<!\S):[3з](?!\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Face();

    [GeneratedRegex(@"\({2,}\s*[.!]?\s*$|\({3,}", RegexOptions.CultureInvariant)]
    private static partial Regex SadBrackets();
}
