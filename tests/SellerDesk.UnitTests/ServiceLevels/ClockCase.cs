using System.Globalization;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.UnitTests.Architecture;

namespace SellerDesk.UnitTests.ServiceLevels;

/// <summary>
/// One line of <c>clock-cases.csv</c>: those marked "by hand" were worked out from a paper calendar, the others by walking minute by minute in another
/// language with another library of zones. A word like RU stands for the holidays that the desk comes with.
/// </summary>
public sealed record ClockCase(int Line, string What, string Zone, string Week, string Special, DateTimeOffset From, int Minutes, IReadOnlyList<Held> Holds, string Expected, string Note)
{
    private static readonly Lazy<ILookup<string, string[]>> HolidayLines = new(() =>
        File.ReadLines(Path.Combine(Layers.Root, "src/SellerDesk.Application/ServiceLevels/holidays.csv")).Skip(1).Select(line => line.Split(';')).ToLookup(cells => cells[0]));

    /// <summary>Null: every minute counts.</summary>
    public WorkSchedule? Schedule => Zone == "-" ? null : new WorkSchedule(TimeZoneInfo.FindSystemTimeZoneById(Zone), Hours, SpecialDays());

    public WeekHours Hours => WeekHours.Read(Week.Replace(' ', ';'));

    public static IReadOnlyList<ClockCase> All() => [.. File.ReadLines(Path.Combine(Layers.Root, "tests/SellerDesk.UnitTests/ServiceLevels/clock-cases.csv")).Index().Skip(1).Select(line => Read(line.Index + 1, line.Item))];

    public static DateTimeOffset At(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static string Said(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private static ClockCase Read(int line, string text) => text.Split(';') is [var what, var zone, var week, var special, var from, var minutes, var holds, var expected, var note]
        ? new ClockCase(line, what, zone, week, special, At(from), int.Parse(minutes, CultureInfo.InvariantCulture),
            [.. holds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(hold => new Held(At(hold.Split('/')[0]), At(hold.Split('/')[1])))], expected, note)
        : throw new InvalidDataException(text);

    private Dictionary<DateOnly, SpecialDay> SpecialDays()
    {
        var days = new Dictionary<DateOnly, SpecialDay>();
        foreach (var part in Special.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is [var day, var hours])
            {
                var read = DayHours.Read(hours);
                days[Date(day)] = new SpecialDay(read.IsOff ? SpecialDayKind.DayOff : SpecialDayKind.Short, read, day, day);
                continue;
            }

            foreach (var cells in HolidayLines.Value[part])
            {
                DayOfWeek? like = cells[3].Length == 0 ? null : Enum.Parse<DayOfWeek>(cells[3]);
                days[Date(cells[1])] = Holiday.Apply(Date(cells[1]), Enum.Parse<SpecialDayKind>(cells[2]), like, cells[4], cells[5], Hours);
            }
        }

        return days;
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
