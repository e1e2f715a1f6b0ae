using SellerDesk.Application.Orders.Times;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Orders.Times;

/// <summary>How the pages of time say their figures.</summary>
internal static class TimesWords
{
    public static string Leg(this Texts t, OrderLeg leg) => t["times.leg." + TimesAddress.Word(leg)];

    public static string By(this Texts t, LegDimension by) => t["times.by." + TimesAddress.Word(by)];

    /// <summary>What stands in a row's head: an empty word is what the marketplace does not say.</summary>
    public static string Key(this Texts t, LegDimension by, LegFigures row) => row.Key.Length == 0 ? t["times.unknown." + TimesAddress.Word(by)] : row.Name;

    public static string Took(this Texts t, double minutes) => minutes < 1 ? t["times.minute"] : t.Format.Duration(TimeSpan.FromMinutes(Math.Round(minutes)));

    /// <summary>A sum of many: whole days as soon as there are some.</summary>
    public static string Sum(this Texts t, long minutes) => minutes < 2880 ? t.Took(minutes) : t["times.sum.days", t.Format.Number(minutes / 1440)];

    public static string Percent(this Texts t, double share) => t.Format.Percent((decimal)share);

    /// <summary>from 10.6 % to 14.3 %, of 1,308.</summary>
    public static string Interval(this Texts t, WilsonInterval share) =>
        t["times.interval", t.Percent(share.Low), t.Percent(share.High), t.Format.Number(share.Cases)];

    /// <summary>1 Oct – 30 Oct 2026.</summary>
    public static string Period(this Texts t, LegFilter filter) =>
        filter.From.Year == filter.To.Year ? $"{t.Format.Day(filter.From)} – {t.Format.Day(filter.To)} {filter.To.Year}" : $"{t.Format.Day(filter.From)} {filter.From.Year} – {t.Format.Day(filter.To)} {filter.To.Year}";
}
