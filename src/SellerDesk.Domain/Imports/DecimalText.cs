using System.Globalization;

namespace SellerDesk.Domain.Imports;

/// <summary>Reads a number with a dot or a comma before the fraction. Where both stand, the last one is the fraction's; one that repeats parts thousands.</summary>
public static class DecimalText
{
    /// <returns>The number; null when the text is none.</returns>
    public static decimal? Read(string text)
    {
        var plain = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('\'' or '\u2019'))).Replace('\u2212', '-');
        var fraction = FractionSign(plain);
        var groups = fraction == ',' ? "." : ",";
        plain = plain.Replace(groups, "", StringComparison.Ordinal);
        plain = fraction is { } sign ? plain.Replace(sign, '.') : plain.Replace(".", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static char? FractionSign(string plain)
    {
        var (dot, comma) = (plain.LastIndexOf('.'), plain.LastIndexOf(','));
        if (dot < 0 && comma < 0)
        {
            return null;
        }

        var last = dot > comma ? '.' : ',';
        return plain.IndexOf(last) == plain.LastIndexOf(last) ? last : null;
    }
}
