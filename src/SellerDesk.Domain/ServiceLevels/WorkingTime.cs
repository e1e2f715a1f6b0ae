namespace SellerDesk.Domain.ServiceLevels;

/// <summary>Counts only the minutes that were worked: a question of the night is not late in the morning.</summary>
public static class WorkingTime
{
    /// <summary>
    /// Minutes of the calendar's hours between two moments, to the minute downwards; 0 when the second is not later. A day on which clocks change is as
    /// long as it truly was: stretches are turned into UTC one by one.
    /// </summary>
    public static long Minutes(DateTimeOffset from, DateTimeOffset to, WorkCalendar calendar)
    {
        if (to <= from || calendar.Hours.IsNever)
        {
            return 0;
        }

        var total = TimeSpan.Zero;
        var last = TimeZoneInfo.ConvertTime(to, calendar.Zone).Date;
        for (var day = TimeZoneInfo.ConvertTime(from, calendar.Zone).Date; day <= last; day = day.AddDays(1))
        {
            if (calendar.Hours[day.DayOfWeek] is { } hours)
            {
                var opens = Utc(day, hours.From, calendar.Zone);
                var closes = Utc(day, hours.To, calendar.Zone);
                var (start, end) = (opens > from ? opens : from, closes < to ? closes : to);
                total += end > start ? end - start : TimeSpan.Zero;
            }
        }

        return (long)total.TotalMinutes;
    }

    private static DateTimeOffset Utc(DateTime day, int minute, TimeZoneInfo zone)
    {
        var local = day.AddMinutes(minute);
        // A zone may skip this very minute when its clocks change.
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
