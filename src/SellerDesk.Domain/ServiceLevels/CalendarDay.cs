using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>A date on which a calendar is unlike its week and its country's holidays.</summary>
public sealed class CalendarDay
{
    public const int NameMaxLength = Holiday.NameMaxLength;

    private CalendarDay(WorkCalendarId calendarId, DateOnly date, SpecialDayKind kind, string hours, string name)
    {
        CalendarId = calendarId;
        Date = date;
        Kind = kind;
        Hours = hours;
        Name = name;
    }

    public WorkCalendarId CalendarId { get; private set; }

    public DateOnly Date { get; private set; }

    public SpecialDayKind Kind { get; private set; }

    /// <summary>See <see cref="DayHours"/>; empty on a day off.</summary>
    public string Hours { get; private set; }

    public string Name { get; private set; }

    /// <exception cref="RuleException"><c>calendarDay.hours</c>: a day that is worked needs hours, a day off has none; <c>holiday.name</c>.</exception>
    public static CalendarDay Of(WorkCalendarId calendar, DateOnly date, SpecialDayKind kind, DayHours hours, string name)
    {
        if (name.Trim().Length is 0 or > NameMaxLength)
        {
            throw new RuleException("holiday.name", NameMaxLength);
        }

        return kind == SpecialDayKind.DayOff == hours.IsOff
            ? new CalendarDay(calendar, date, kind, hours.ToString(), name.Trim())
            : throw new RuleException("calendarDay.hours", $"{date:dd.MM.yyyy}");
    }
}
