namespace SellerDesk.Web.Shell.Language;

/// <summary>Which of its plural forms a counted word takes (CLDR cardinal categories; those that Russian and English use).</summary>
public enum PluralForm
{
    One,
    Few,
    Many,
    Other,
}

/// <summary>CLDR plural rules: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html</summary>
public static class PluralRules
{
    public static PluralForm Of(string language, decimal number)
    {
        var count = Math.Abs(number);
        if (language != "ru")
        {
            return count == 1 ? PluralForm.One : PluralForm.Other;
        }
        return count != decimal.Truncate(count) ? PluralForm.Other : OfRussianInteger(count);
    }

    private static PluralForm OfRussianInteger(decimal count)
    {
        var (last, lastTwo) = (count % 10, count % 100);
        return (last, lastTwo) switch
        {
            (1, not 11) => PluralForm.One,
            ( >= 2 and <= 4, < 12 or > 14) => PluralForm.Few,
            _ => PluralForm.Many,
        };
    }
}
