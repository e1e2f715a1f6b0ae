using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>Signs written twice and signs that do not go together. «…», «...», «?!» are right.</summary>
internal static partial class PunctuationDetector
{
    public static IEnumerable<Mark> Find(DetectorInput input)
    {
        foreach (Match match in Repeated().Matches(input.Plain))
        {
            if (match.Value is not ("?!" or "!?" or "..." or "?.." or "!.." or "?..." or "!..."))
            {
                yield return new Mark(match.Index, match.Index + match.Length, Instead(match.Value));
            }
        }
    }

    private static string Instead(string signs)
    {
        if (signs.Contains('?'))
        {
            return signs.Contains('!') ? "?!" : "?";
        }

        return signs.Contains('!') ? "!" : signs.All(sign => sign == '.') ? signs.Length == 2 ? "." : "…" : signs.Contains('…') ? "…" : signs[..1];
    }

    [GeneratedRegex(@"[!?][!?.,…]+|,[,.;!?]+|(?<!\.)\.\.(?!\.)|\.{4,}|;[;,]+|:{2,}|…[….,]+|\.…|\.[!?;](?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Repeated();
}
