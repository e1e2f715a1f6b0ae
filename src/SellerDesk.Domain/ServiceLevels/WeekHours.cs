using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>
/// Hours of a week: of a calendar, or of a person who works. Written as <c>1=09:00-13:00,14:00-18:00;2=09:00-18:00</c>, Monday is 1; a day that is
/// missing is off.
/// </summary>
public sealed class WeekHours
{
    public const int TextMaxLength = 7 * (DayHours.TextMaxLength + 3);

    private readonly DayHours[] days;

    private WeekHours(DayHours[] days) => this.days = days;

    /// <summary>Every day from nine to nine: what a desk has until somebody says otherwise.</summary>
    public static WeekHours Usual { get; } = new([.. Enumerable.Repeat(DayHours.Of(new Stretch(9 * 60, 21 * 60)), 7)]);

    public static WeekHours Never { get; } = new([.. Enumerable.Repeat(DayHours.Off, 7)]);

    /// <summary>Round the clock.</summary>
    public static WeekHours Always { get; } = new([.. Enumerable.Repeat(DayHours.Of(new Stretch(0, 24 * 60)), 7)]);

    public DayHours this[DayOfWeek day] => days[((int)day + 6) % 7];

    public bool IsNever => days.All(day => day.IsOff);

    /// <summary>Minutes of a usual working day: the mean of the days that are worked, to a minute; what a "working day" of a promise is counted as.</summary>
    public int DayMinutes => IsNever ? 0 : (int)Math.Round(days.Where(day => !day.IsOff).Average(day => day.Minutes));

    /// <exception cref="RuleException"><c>hours.unreadable</c> names the part that cannot be read; <c>hours.overlap</c> two stretches.</exception>
    public static WeekHours Read(string text)
    {
        var days = (DayHours[])Never.days.Clone();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', 2) is not [[>= '1' and <= '7'] day, var hours] || hours.Length == 0)
            {
                throw new RuleException("hours.unreadable", part);
            }

            days[day[0] - '1'] = DayHours.Read(hours);
        }

        return new WeekHours(days);
    }

    public WeekHours With(DayOfWeek day, DayHours hours)
    {
        var changed = (DayHours[])days.Clone();
        changed[((int)day + 6) % 7] = hours;
        return new WeekHours(changed);
    }

    /// <summary>Is it within the hours at this wall-clock time?</summary>
    public bool Holds(DateTime local) => this[local.DayOfWeek].Holds((local.Hour * 60) + local.Minute);

    public override string ToString() => string.Join(';', days.Select((day, at) => day.IsOff ? null : $"{at + 1}={day}").OfType<string>());
}
