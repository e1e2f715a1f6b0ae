using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Dashboards;

/// <summary>How figures are said: a value with its unit, a change, an interval, a period, a key.</summary>
internal static class FigureWords
{
    private const char Space = '\u00A0';
    private const int DaysFrom = 48;

    public static string Name(this Texts t, Metric metric) => t[metric.TextKey];

    /// <summary>For a tile.</summary>
    public static string Short(this Texts t, Metric metric) => t.Has(metric.TextKey + ".short") ? t[metric.TextKey + ".short"] : t[metric.TextKey];

    public static string About(this Texts t, Metric metric) => t[metric.TextKey + ".about"];

    /// <summary>4,8 % · 2 140 ₽ · 3 ч 16 мин · 4,52.</summary>
    public static string Value(this Texts t, Metric metric, decimal? value, string currency)
    {
        var (number, unit) = t.Parts(metric, value, currency);
        return number + unit;
    }

    /// <summary>The number and its unit apart: the unit stands smaller.</summary>
    public static (string Number, string Unit) Parts(this Texts t, Metric metric, decimal? value, string currency) => value is not { } known ? ("–", "") : metric.Unit switch
    {
        MetricUnit.Share => (t.Format.Number(known * 100, 1), t.Format.Words.PercentSign),
        MetricUnit.Money => (t.Format.Number(known, Math.Abs(known) < 100 ? 2 : 0), currency.Length == 0 ? "" : Space + Format.CurrencySign(currency)),
        MetricUnit.Stars => (t.Format.Number(known, 2), ""),
        MetricUnit.Score => (t.Format.Number(known, 0), ""),
        MetricUnit.Days => (t.Format.Number(known, 1), Space + t.Format.Words.Day),
        MetricUnit.Hours when Math.Abs(known) >= DaysFrom => (t.Format.Number(known / 24, 1), Space + t.Format.Words.Day),
        MetricUnit.Hours when Math.Abs(known) < 1 => (t.Format.Number(known * 60, 0), Space + t.Format.Words.Minute),
        MetricUnit.Hours => (t.Format.Number(known, 1), Space + t.Format.Words.Hour),
        _ => (t.Format.Number(known, 0), ""),
    };

    /// <summary>How much it moved, without its sign: 0,3 п.п. · 3,1 % · 0,04.</summary>
    public static string Moved(this Texts t, Metric metric, decimal now, decimal before) => metric.Unit switch
    {
        MetricUnit.Share => t.Format.PercentPoints(Math.Abs(now - before)),
        MetricUnit.Stars => t.Format.Number(Math.Abs(now - before), 2),
        MetricUnit.Score => t.Format.Number(Math.Abs(now - before), 0),
        _ when before != 0 => t.Format.Percent(Math.Abs((now / before) - 1), Math.Abs((now / before) - 1) >= 0.1m ? 0 : 1),
        _ => t.Value(metric, Math.Abs(now - before), ""),
    };

    /// <summary>The same with its sign.</summary>
    public static string Signed(this Texts t, Metric metric, decimal now, decimal before) => Sign(now - before, t.Moved(metric, now, before));

    /// <summary>What was rounded to nothing has no sign.</summary>
    public static string Sign(decimal amount, string said) => said.Any(letter => letter is >= '1' and <= '9') ? (amount < 0 ? Format.Minus : '+') + said : said;

    /// <summary>Half of the interval, for a tile: ±6; null where there is none.</summary>
    public static string? Half(this Texts t, MetricValue value)
    {
        if (value.Interval is not { } interval || value.Value is null)
        {
            return null;
        }

        var half = (interval.High - interval.Low) / 2;
        return "±" + (value.Metric.Unit switch
        {
            MetricUnit.Share => t.Format.Number(half * 100, 1),
            MetricUnit.Stars => t.Format.Number(half, 2),
            _ => t.Format.Number(half, 0),
        });
    }

    /// <summary>from 5.3 % to 7.1 %, of 962.</summary>
    public static string? Interval(this Texts t, MetricValue value) => value.Interval is not { } interval ? null
        : t["figures.interval", t.Value(value.Metric, interval.Low, ""), t.Value(value.Metric, interval.High, ""), t.Format.Number(value.Denominator, 0)];

    public static string Target(this Texts t, Metric metric, decimal target, string currency) =>
        t[metric.Good == GoodWhen.Lower ? "figures.target.upto" : "figures.target", t.Value(metric, target, currency)];

    public static string Lack(this Texts t, NoData lack) => t["figures.none." + BoardFilter.Word(lack)];

    /// <summary>20 окт – 18 ноя; with years where they are not all this one.</summary>
    public static string Period(this Texts t, DateOnly from, DateOnly to, DateOnly today)
    {
        if (from == to)
        {
            return t.Day(from, today);
        }

        return from.Year == to.Year && to.Year == today.Year ? $"{t.Format.Day(from)}{Space}– {t.Format.Day(to)}"
            : from.Year == to.Year ? $"{t.Format.Day(from)}{Space}– {t.Format.Day(to)}{Space}{to.Year}"
            : $"{t.Format.Day(from)}{Space}{from.Year}{Space}– {t.Format.Day(to)}{Space}{to.Year}";
    }

    public static string Day(this Texts t, DateOnly day, DateOnly today) => day.Year == today.Year ? t.Format.Day(day) : $"{t.Format.Day(day)}{Space}{day.Year}";

    /// <summary>What a product, region, reason … is called; an empty key is what nobody tells.</summary>
    public static string Key(this Texts t, FigureDimension by, string key, string? name = null, string? english = null) => key.Length == 0 ? t["figures.unknown." + BoardFilter.Word(by)] : by switch
    {
        FigureDimension.Topic => t.Or("topic." + key, name ?? key),
        FigureDimension.Kind => t.Or("figures.kind." + key.ToLowerInvariant(), name ?? key),
        _ => t.Language == "en" ? english ?? name ?? key : name ?? key,
    };

    public static string Key(this Texts t, FigureDimension by, FigureKey row) => t.Key(by, row.Key, row.Name, row.English);

    public static string By(this Texts t, FigureDimension by) => t["figures.by." + BoardFilter.Word(by)];

    /// <summary>What the comparison is called beside a figure: the 30 days before.</summary>
    public static string Against(this Texts t, BoardAsk ask) => ask.Before is not { } before ? "" : t.Period(before.From, before.To, ask.Today);

    private static string Or(this Texts t, string key, string otherwise) => t.Has(key) ? t[key] : otherwise;
}
