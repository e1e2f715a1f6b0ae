using System.Globalization;
using System.Text;

namespace SellerDesk.Domain.Reading;

/// <summary>
/// Smiles in Russian texts: «:)», «=(», «:D», and most often bare brackets («супер))», «жаль((»). A closing bracket that closes something is no smile.
/// </summary>
internal static class Emoticons
{
    public const string Glad = ":)";
    public const string Sad = ":(";

    /// <param name="brackets">How many brackets are open here; changed as the text is read.</param>
    /// <returns>How many characters the smile takes; 0 if there is none here.</returns>
    public static int LengthAt(string text, int at, ref int brackets, out string name)
    {
        name = Glad;
        if (text[at] is ':' or ';' or '=')
        {
            var mouth = at + 1 < text.Length && text[at + 1] == '-' ? at + 2 : at + 1;
            if (mouth < text.Length && text[mouth] is ')' or '(' or 'D' or 'd')
            {
                name = text[mouth] == '(' ? Sad : Glad;
                return mouth - at + RunLength(text, mouth);
            }

            return 0;
        }

        return text[at] is '(' or ')' ? OfBrackets(text, at, ref brackets, out name) : 0;
    }

    private static int OfBrackets(string text, int at, ref int brackets, out string name)
    {
        var run = RunLength(text, at);
        name = text[at] == '(' ? Sad : Glad;
        if (text[at] == '(')
        {
            if (run == 1 && text.AsSpan(at).Contains(')'))
            {
                brackets++;
                return 0;
            }

            return run;
        }

        if (run == 1 && brackets > 0)
        {
            brackets--;
            return 0;
        }

        brackets = 0;
        return run;
    }

    public static bool IsEmoji(Rune rune) =>
        rune.Value is (>= 0x2600 and <= 0x27bf) or (>= 0x2b00 and <= 0x2bff) or (>= 0x1f000 and <= 0x1faff) or 0x263a;

    /// <summary>What only colours or joins emoji: skin tones, variation selectors, joiners.</summary>
    public static bool IsTrimming(Rune rune) =>
        rune.Value is (>= 0x1f3fb and <= 0x1f3ff) or (>= 0xfe00 and <= 0xfe0f)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static int RunLength(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] == text[start])
        {
            end++;
        }

        return end - start;
    }
}
