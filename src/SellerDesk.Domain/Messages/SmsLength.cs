namespace SellerDesk.Domain.Messages;

/// <summary>
/// How many parts a text takes as an SMS (3GPP TS 23.038 and 23.040): 160 characters of the default alphabet or 70 of UCS-2 in one part, 153 or 67 in each of several; a few characters
/// of the default alphabet count twice.
/// </summary>
public readonly record struct SmsLength(int Units, int Parts, bool Unicode)
{
    private const string Basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private const string Twice = "\f^{}\\[~]|€";

    public static SmsLength Of(string text)
    {
        if (text.All(one => Basic.Contains(one) || Twice.Contains(one)))
        {
            var units = text.Length + text.Count(Twice.Contains);
            return new SmsLength(units, Cut(text, 160, 153, one => Twice.Contains(one) ? 2 : 1, units), false);
        }

        return new SmsLength(text.Length, Cut(text, 70, 67, _ => 1, text.Length), true);
    }

    /// <summary>A character that takes two units, or two halves of one, is not cut.</summary>
    private static int Cut(string text, int alone, int each, Func<char, int> size, int units)
    {
        if (units <= alone)
        {
            return units == 0 ? 0 : 1;
        }

        var (parts, used) = (1, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var need = size(text[at]);
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length)
            {
                need = 2;
                at++;
            }

            if (used + need > each)
            {
                (parts, used) = (parts + 1, 0);
            }

            used += need;
        }

        return parts;
    }
}
