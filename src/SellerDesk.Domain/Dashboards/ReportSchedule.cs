using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Dashboards;

/// <summary>How often a report goes out.</summary>
public enum ReportEvery
{
    Day,
    Week,
    Month,
}

/// <summary>When a report goes out, on the wall clock of one zone.</summary>
/// <param name="Day">Of a week 1 (Monday) to 7; of a month 1 to 31, in shorter months their last day; of a day it means nothing.</param>
/// <param name="Zone">IANA zone.</param>
public readonly record struct ReportSchedule(ReportEvery Every, int Day, TimeOnly At, string Zone)
{
    public const int DaysInWeek = 7;

    private const int LongestMonth = 31;

    /// <exception cref="RuleException"><c>report.schedule</c>, <c>report.zone</c>.</exception>
    public void Check()
    {
        if (Day < 1 || Day > (Every == ReportEvery.Month ? LongestMonth : DaysInWeek))
        {
            throw new RuleException("report.schedule");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
        {
            throw new RuleException("report.zone", Zone);
        }
    }

    /// <summary>The first time (UTC) after a moment. Where clocks skip the hour, the first minute that there is; where they repeat it, once.</summary>
    public DateTimeOffset After(DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        while (true)
        {
            if (IsOn(day) && Moment(day, zone) is var moment && moment > now)
            {
                return moment;
            }

            day = day.AddDays(1);
        }
    }

    /// <summary>The last full day, week or month before that day: what the report is about.</summary>
    public (DateOnly From, DateOnly To) PeriodBefore(DateOnly today) => Every switch
    {
        ReportEvery.Day => (today.AddDays(-1), today.AddDays(-1)),
        ReportEvery.Week => (today.AddDays(-DaysInWeek), today.AddDays(-1)),
        _ => (new DateOnly(today.Year, today.Month, 1).AddMonths(-1), new DateOnly(today.Year, today.Month, 1).AddDays(-1)),
    };

    private bool IsOn(DateOnly day) => Every switch
    {
        ReportEvery.Day => true,
        ReportEvery.Week => (((int)day.DayOfWeek + 6) % DaysInWeek) + 1 == Day,
        _ => day.Day == Math.Min(Day, DateTime.DaysInMonth(day.Year, day.Month)),
    };

    private DateTimeOffset Moment(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(At);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
