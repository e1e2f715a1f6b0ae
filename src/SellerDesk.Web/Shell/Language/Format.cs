using System.Globalization;

namespace SellerDesk.Web.Shell.Language;

/// <summary>Numbers, money and sizes as the language writes them. Times are in <c>Format.Time.cs</c>.</summary>
public sealed partial class Format(FormatWords words)
{
    public const char Minus = '\u2212';

    private const char Space = FormatWords.NoBreakSpace;

    private readonly NumberFormatInfo numbers = new()
    {
        NumberGroupSeparator = words.Group.ToString(),
        NumberDecimalSeparator = words.Point.ToString(),
        NegativeSign = Minus.ToString(),
    };

    public FormatWords Words => words;

    /// <summary>1 308 · 1,308. At most <paramref name="decimals"/> places, none that are zero.</summary>
    public string Number(decimal value, int decimals = 2)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded.ToString("#,##0." + new string('#', decimals), numbers);
    }

    /// <summary>A share between 0 and 1: 0.048 is 4,8 % · 4.8%.</summary>
    public string Percent(decimal share, int decimals = 1) => Number(share * 100, decimals) + words.PercentSign;

    /// <summary>The difference of two shares: 0.003 is 0,3 п.п. · 0.3 pp.</summary>
    public string PercentPoints(decimal difference, int decimals = 1) =>
        $"{Number(difference * 100, decimals)}{Space}{words.PercentPoints}";

    /// <summary>20–27, the en dash without spaces.</summary>
    public string Range(decimal from, decimal to) => $"{Number(from)}–{Number(to)}";

    /// <summary>3 837 ₽ · 3,837 ₽: the sign stays behind so that columns align; kopecks only when there are some.</summary>
    public string Money(decimal amount, string currency) => $"{Amount(amount)}{Space}{CurrencySign(currency)}";

    /// <summary>Sums of several currencies are never added up: 42 650 ₽ и 18 990 ₸.</summary>
    public string Money(IEnumerable<(decimal Amount, string Currency)> sums) =>
        string.Join($" {words.And} ", sums.Select(sum => Money(sum.Amount, sum.Currency)));

    public string Amount(decimal amount)
    {
        var rounded = Math.Round(amount, 2, MidpointRounding.AwayFromZero);
        return rounded.ToString(rounded == decimal.Truncate(rounded) ? "#,##0" : "#,##0.00", numbers);
    }

    public static string CurrencySign(string currency) => currency.ToUpperInvariant() switch
    {
        "RUB" or "RUR" => "₽",
        "KZT" => "₸",
        "USD" => "$",
        "EUR" => "€",
        "BYN" => "Br",
        var other => other,
    };

    /// <summary>7 МБ, 1,4 МБ: one place below ten, none from ten up.</summary>
    public string FileSize(long bytes)
    {
        var (size, unit) = ((decimal)bytes, 0);
        while (size >= 1024 && unit < words.FileSizes.Length - 1)
        {
            (size, unit) = (size / 1024, unit + 1);
        }
        return $"{Number(size, size < 10 ? 1 : 0)}{Space}{words.FileSizes[unit]}";
    }
}
