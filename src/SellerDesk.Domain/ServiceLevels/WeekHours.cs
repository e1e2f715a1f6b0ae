using System.Globalization;
using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>
/// Hours of a week, one stretch a day at most: of a shop that answers, or of a person who works. Written as
/// <c>1=09:00-21:00;2=09:00-21:00</c>, Monday is 1; a day that is missing is off; a stretch may end at 24:00.
/// </summary>
public sealed class WeekHours
{
    public const int TextMaxLength = 200;

    private const int DayMinutes = 24 * 60;

    private readonly (int From, int To)?[] days;

    private WeekHours((int From, int To)?[] days) => this.days = days;

    /// <summary>Every day from nine to nine: what a shop has until somebody says otherwise.</summary>
    public static WeekHours Usual { get; } = new([.. Enumerable.Repeat<(int, int)?>((9 * 60, 21 * 60), 7)]);

    public static WeekHours Never { get; } = new(new (int, int)?[7]);

    /// <summary>Minutes of the day, from and to; null on a day off.</summary>
    public (int From, int To)? this[DayOfWeek day] => days[((int)day + 6) % 7];

    public bool IsNever => days.All(day => day is null);

    /// <exception cref="RuleException"><c>hours.unreadable</c> names the part that cannot be read.</exception>
    public static WeekHours Read(string text)
    {
        var days = new (int, int)?[7];
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', 2) is not [[>= '1' and <= '7'] day, var stretch] || StretchOf(stretch) is not { } read)
            {
                throw new RuleException("hours.unreadable", part);
            }

            days[day[0] - '1'] = read;
        }

        return new WeekHours(days);
    }

    /// <summary><c>09:00-18:00</c> as minutes; null when it is none, or ends before it begins.</summary>
    public static (int From, int To)? StretchOf(string text) =>
        text.Split(['-', '–'], 2) is [var from, var to] && Minute(from) is { } start && Minute(to) is { } end && start < end ? (start, end) : null;

    public WeekHours With(DayOfWeek day, (int From, int To)? stretch)
    {
        var changed = ((int, int)?[])days.Clone();
        changed[((int)day + 6) % 7] = stretch;
        return new WeekHours(changed);
    }

    /// <summary>Is it within the hours at this wall-clock time?</summary>
    public bool Holds(DateTime local) => this[local.DayOfWeek] is { } day && local.TimeOfDay.TotalMinutes >= day.From && local.TimeOfDay.TotalMinutes < day.To;

    public static string Word(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    public override string ToString() => string.Join(';', days.Select((day, at) => day is { } hours ? $"{at + 1}={Word(hours.From)}-{Word(hours.To)}" : null).OfType<string>());

    private static int? Minute(string word) =>
        word.Trim().Split(':', 2) is [var hours, var minutes]
        && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
        && minute < 60 && (hour * 60) + minute <= DayMinutes ? (hour * 60) + minute : null;
}
