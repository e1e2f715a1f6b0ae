using System.Globalization;

namespace SellerDesk.Web.Inbox.Teamwork;

/// <summary>The usual moments to put something off to, in the person's own zone.</summary>
public static class SnoozeTimes
{
    private const int Evening = 18;
    private const int Morning = 9;

    /// <summary>This evening while it is not near, tomorrow morning, Monday morning.</summary>
    public static IEnumerable<(string Key, DateTimeOffset At)> Of(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        var evening = Utc(today.AddHours(Evening), zone);
        if (evening - now > TimeSpan.FromHours(1))
        {
            yield return ("evening", evening);
        }

        yield return ("tomorrow", Utc(today.AddDays(1).AddHours(Morning), zone));
        var toMonday = ((int)DayOfWeek.Monday - (int)today.DayOfWeek + 7) % 7;
        if (toMonday != 1)
        {
            yield return ("monday", Utc(today.AddDays(toMonday == 0 ? 7 : toMonday).AddHours(Morning), zone));
        }
    }

    /// <summary>A wall-clock time; one that the zone skips becomes the next that there is.</summary>
    public static DateTimeOffset Utc(DateTime local, TimeZoneInfo zone)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(30);
        }

        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    /// <summary>As a date field of the browser writes it.</summary>
    public static string Word(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
