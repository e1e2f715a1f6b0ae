using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Loyalty;

/// <summary>Figures of the programme's effect in words.</summary>
internal static class EffectWords
{
    public static string Value(this Texts t, EffectMeasure measure, double value, string currency) => measure switch
    {
        EffectMeasure.RepeatShare => t.Format.Percent((decimal)value),
        EffectMeasure.OrdersPerMonth => t.Format.Number((decimal)Math.Round(value, 3), 3),
        _ => t.Format.Money((decimal)Math.Round(value, measure == EffectMeasure.AverageOrder ? 0 : 2), currency),
    };

    public static string Change(this Texts t, EffectMeasure measure, double value, string currency)
    {
        var text = measure == EffectMeasure.RepeatShare ? t.Format.PercentPoints((decimal)Math.Abs(value)) : t.Value(measure, Math.Abs(value), currency);
        return (value < 0 ? Format.Minus : '+') + text.TrimStart('+');
    }

    public static string Interval(this Texts t, EffectMeasure measure, StratifiedDifference difference, string currency) =>
        t["effect.interval", t.Change(measure, difference.Low, currency), t.Change(measure, difference.High, currency)];

    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
