using System.Globalization;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Dashboards;

/// <summary>Targets as people type them: shares in percent, everything else in the metric's unit.</summary>
internal static class TargetWords
{
    private const int Percent = 100;

    public static string Typed(Texts t, Metric metric, decimal? value) => value is { } known ? t.Format.Number(Shown(metric, known), 4).Replace("\u00A0", "", StringComparison.Ordinal) : "";

    /// <summary>What stands behind the field.</summary>
    public static string Unit(Texts t, Metric metric, string currency) => metric.Unit switch
    {
        MetricUnit.Share => "%",
        MetricUnit.Money => Format.CurrencySign(currency),
        MetricUnit.Hours => t.Format.Words.Hour,
        MetricUnit.Days => t.Format.Words.Day,
        _ => "",
    };

    /// <returns>False: it is no number. An empty field is no target.</returns>
    public static bool TryRead(Metric metric, string? typed, out decimal? value)
    {
        var clean = (typed ?? "").Replace("\u00A0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.').Replace(Format.Minus, '-').TrimEnd('%', '₽', '₸');
        value = null;
        if (clean.Length == 0)
        {
            return true;
        }

        if (!decimal.TryParse(clean, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        value = metric.Unit == MetricUnit.Share ? number / Percent : number;
        return true;
    }

    private static decimal Shown(Metric metric, decimal value) => metric.Unit == MetricUnit.Share ? value * Percent : value;
}
