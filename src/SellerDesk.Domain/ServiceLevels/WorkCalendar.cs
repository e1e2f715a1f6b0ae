using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.ServiceLevels;

public readonly record struct WorkCalendarId(Guid Value) : ITypedId<WorkCalendarId>
{
    public static WorkCalendarId New() => new(Guid.CreateVersion7());

    public static WorkCalendarId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>
/// When work is done: hours of a week, the country whose holidays are kept, and dates that are otherwise (<see cref="CalendarDay"/>). It has no zone:
/// each shop lives by it in its own.
/// </summary>
public sealed class WorkCalendar
{
    public const int NameMaxLength = 80;

    private WorkCalendar(WorkCalendarId id, string name, string hours)
    {
        Id = id;
        Name = name;
        Hours = hours;
    }

    public WorkCalendarId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>See <see cref="WeekHours"/>.</summary>
    public string Hours { get; private set; }

    /// <summary>Whose holidays are kept (<see cref="Holiday.Country"/>); null: none are.</summary>
    public string? Country { get; private set; }

    /// <summary>What a shop lives by that chose no other.</summary>
    public bool IsDefault { get; private set; }

    public static WorkCalendar Of(string name, WeekHours hours, string? country)
    {
        var calendar = new WorkCalendar(WorkCalendarId.New(), "", "");
        calendar.Change(name, hours, country);
        return calendar;
    }

    /// <exception cref="RuleException"><c>calendar.noHours</c>: a week without an hour would never let a clock end; <c>calendar.name</c>.</exception>
    public void Change(string name, WeekHours hours, string? country)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > NameMaxLength)
        {
            throw new RuleException("calendar.name", NameMaxLength);
        }

        if (hours.IsNever)
        {
            throw new RuleException("calendar.noHours");
        }

        (Name, Hours, Country) = (trimmed, hours.ToString(), country);
    }

    public void MakeDefault() => IsDefault = true;

    public void BeOneOfMany() => IsDefault = false;
}
