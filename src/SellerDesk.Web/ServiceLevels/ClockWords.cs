using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.ServiceLevels;

/// <summary>Clocks, their times and how they came about, in the reader's words.</summary>
public static class ClockWords
{
    /// <summary>Hours and minutes to the minute, never rounded to two units: parts must add up before the reader's eyes.</summary>
    public static string Exact(this Texts t, int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => t["clocks.m", $"{rest}"],
        (var hours, 0) => t["clocks.h", t.Format.Number(hours)],
        var (hours, rest) => t["clocks.hm", t.Format.Number(hours), $"{rest:00}"],
    };

    public static string Name(this Texts t, ClockDetails clock) => t["clocks.kind." + clock.Kind.ToString().ToLowerInvariant()];

    /// <summary>What of its kind: "Question", or a stage of a complaint; empty where the kind says all.</summary>
    public static string Of(this Texts t, ClockKind kind, string of)
    {
        var key = $"clocks.of.{of.ToLowerInvariant()}";
        return of.Length == 0 ? "" : t.Has(key) ? t[key] : kind == ClockKind.ComplaintStage && t.Has($"complaints.stage.{of.ToLowerInvariant()}") ? t[$"complaints.stage.{of.ToLowerInvariant()}"] : of;
    }

    /// <summary>Why a stretch of the line did not count.</summary>
    public static string Why(this Texts t, LinePart part) => part switch
    {
        { Kind: LineKind.Counted } => t["clocks.counted"],
        { Kind: LineKind.Paused, Hold: { } hold } => t["clocks.hold." + hold.ToString().ToLowerInvariant()],
        { Day: { } day } => t.DayName(day),
        { Why: { } why } => t["clocks.closed." + why.ToString().ToLowerInvariant()],
        _ => t["clocks.paused"],
    };

    public static string DayName(this Texts t, SpecialDay day) => t.Language == "ru" ? day.Name : day.NameEn;

    public static string Time(this Texts t, ServiceTime time) => t.Count("clocks.unit." + time.Unit.ToString().ToLowerInvariant(), time.Amount);

    public static string CountryName(this Texts t, string country) => t.Has("holidays.country." + country.ToLowerInvariant()) ? t["holidays.country." + country.ToLowerInvariant()] : country;

    /// <summary>A stretch of the line in the shop's own time: the day is said where it changes.</summary>
    public static string Span(this Texts t, LinePart part, TimeZoneInfo zone)
    {
        var (from, until) = (TimeZoneInfo.ConvertTime(part.From, zone), TimeZoneInfo.ConvertTime(part.Until, zone));
        var first = $"{t.Format.Day(DateOnly.FromDateTime(from.DateTime))}, {from:HH:mm}";
        return from.Date == until.Date ? $"{first}–{until:HH:mm}" : $"{first} – {t.Format.Day(DateOnly.FromDateTime(until.DateTime))}, {until:HH:mm}";
    }
}
