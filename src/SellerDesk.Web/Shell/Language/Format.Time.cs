using System.Globalization;

namespace SellerDesk.Web.Shell.Language;

/// <summary>Moments and durations. The zone and the present moment are always handed in.</summary>
public sealed partial class Format
{
    /// <summary>20:11</summary>
    public static string Time(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>17 ноя, 20:11; in another year 3 янв 2024, 20:11.</summary>
    public string Moment(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now)
    {
        var (local, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        return $"{ShortDate(local, today)}, {Time(at, zone)}";
    }

    /// <summary>только что · 2 мин назад · сегодня, 07:55 · вчера, 22:48 · 17 ноя, 20:11. The future: завтра, 09:40.</summary>
    public string Ago(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now)
    {
        var passed = now - at;
        if (passed >= TimeSpan.Zero && passed < TimeSpan.FromHours(1))
        {
            return passed < TimeSpan.FromMinutes(1)
                ? words.JustNow
                : string.Format(CultureInfo.InvariantCulture, words.Ago, Duration(TimeSpan.FromMinutes((int)passed.TotalMinutes)));
        }
        return NearDay(at, zone, now) is { } day ? $"{day}, {Time(at, zone)}" : Moment(at, zone, now);
    }

    /// <summary>A day on a chart's axis: 17 ноя.</summary>
    public string Day(DateOnly day) => $"{day.Day}{Space}{words.ShortMonths[day.Month - 1]}";

    /// <summary>In running text: 17 ноября; in another year 3 января 2024.</summary>
    public string Date(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var date = $"{local.Day}{Space}{words.Months[local.Month - 1]}";
        return local.Year == TimeZoneInfo.ConvertTime(now, zone).Year ? date : $"{date}{Space}{local.Year}";
    }

    /// <summary>The head of a day in a list: четверг, 19 ноября · Thursday, 19 November.</summary>
    public string DayHeading(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now) =>
        $"{words.Weekdays[(int)TimeZoneInfo.ConvertTime(at, zone).DayOfWeek]}, {Date(at, zone, now)}";

    /// <summary>For titles: the moment to the second with the zone it is told in.</summary>
    public string Exact(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var sign = local.Offset < TimeSpan.Zero ? Minus : '+';
        return string.Create(CultureInfo.InvariantCulture,
            $"{local.Day}{Space}{words.Months[local.Month - 1]}{Space}{local.Year}, {local:HH:mm:ss}, {zone.Id} (UTC{sign}{local.Offset:h\\:mm})");
    }

    /// <summary>8 с · 48 мин · 3 ч 16 мин · 1 д 7 ч: the two largest units, or one; a minus in front of what is over.</summary>
    public string Duration(TimeSpan span, int units = 2)
    {
        var (sign, length) = (span < TimeSpan.Zero ? Minus.ToString() : "", span.Duration());
        return sign + length switch
        {
            { TotalMinutes: < 1 } => Unit(length.Seconds, words.Second),
            { TotalHours: < 1 } => Unit(length.Minutes, words.Minute),
            { TotalDays: < 1 } => Two(length.Hours, words.Hour, length.Minutes, words.Minute, units, pad: true),
            _ => Two((int)length.TotalDays, words.Day, length.Hours, words.Hour, units, pad: false),
        };
    }

    /// <summary>How long a run took: 0,4 с · 2 с, then as any duration.</summary>
    public string Elapsed(TimeSpan span) =>
        span < TimeSpan.FromSeconds(10) ? $"{Number((decimal)span.TotalSeconds, 1)}{Space}{words.Second}" : Duration(span);

    /// <summary>What a clock shows: whole minutes, never seconds, because it is recounted twice a minute.</summary>
    public string ClockLeft(TimeSpan left, int units = 2) =>
        left.Duration() < TimeSpan.FromMinutes(1) ? $"<{Space}{Unit(1, words.Minute)}" : Duration(left, units);

    private string? NearDay(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now) =>
        (TimeZoneInfo.ConvertTime(at, zone).Date - TimeZoneInfo.ConvertTime(now, zone).Date).Days switch
        {
            0 => words.Today,
            -1 => words.Yesterday,
            1 => words.Tomorrow,
            _ => null,
        };

    private string ShortDate(DateTimeOffset local, DateTimeOffset today)
    {
        var date = $"{local.Day}{Space}{words.ShortMonths[local.Month - 1]}";
        return local.Year == today.Year ? date : $"{date}{Space}{local.Year}";
    }

    private static string Unit(int count, string unit) => $"{count}{Space}{unit}";

    private static string Two(int large, string largeUnit, int small, string smallUnit, int units, bool pad) =>
        units < 2 || small == 0
            ? Unit(large, largeUnit)
            : $"{Unit(large, largeUnit)}{Space}{small.ToString(pad ? "00" : "0", CultureInfo.InvariantCulture)}{Space}{smallUnit}";
}
