using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>
/// A calendar in a zone, made ready for counting: every open stretch as minutes of UTC, with the open minutes before it, so that adding and measuring
/// are one search each. What a wall clock shows twice when clocks go back is open twice; what it skips is never open. Grows by itself when it is asked
/// about times that it does not know yet. Safe for many threads.
/// </summary>
public sealed class WorkSchedule
{
    /// <summary>Times before are not counted by a calendar: nobody's deadline lies there.</summary>
    public static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int DayMinutes = 24 * 60;

    /// <summary>Known beyond what was asked for, in days.</summary>
    private const int Ahead = 420;

    private const int Behind = 60;

    private readonly Lock growing = new();
    private volatile OpenTable? table;

    /// <param name="special">Dates that are not as their weekday.</param>
    public WorkSchedule(TimeZoneInfo zone, WeekHours week, IReadOnlyDictionary<DateOnly, SpecialDay>? special = null)
    {
        Zone = zone;
        Week = week;
        Special = special ?? new Dictionary<DateOnly, SpecialDay>();
    }

    public TimeZoneInfo Zone { get; }

    public WeekHours Week { get; }

    public IReadOnlyDictionary<DateOnly, SpecialDay> Special { get; }

    /// <summary>Minutes that a "working day" of a promise is counted as.</summary>
    public int UsualDayMinutes => Week.DayMinutes;

    public DayHours HoursOn(DateOnly date) => Special.TryGetValue(date, out var day) ? day.Hours : Week[date.DayOfWeek];

    public bool IsOpen(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone).DateTime;
        return HoursOn(DateOnly.FromDateTime(local)).Holds((local.Hour * 60) + local.Minute);
    }

    /// <summary>Minutes since 1970 (UTC), downwards.</summary>
    internal static int MinuteOf(DateTimeOffset at) => (int)((at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMinute);

    internal static DateTimeOffset Moment(int minute) => DateTimeOffset.UnixEpoch.AddTicks(minute * TimeSpan.TicksPerMinute);

    /// <summary>Open minutes between two minutes of UTC.</summary>
    internal int Between(int from, int to)
    {
        var known = Knowing(from, to);
        return known.OpenBefore(to) - known.OpenBefore(from);
    }

    /// <summary>The first minute of UTC at which so many open minutes have passed since <paramref name="start"/>.</summary>
    /// <exception cref="RuleException"><c>calendar.neverOpens</c>: not within the years that can be counted.</exception>
    internal int Add(int start, int minutes)
    {
        var known = Knowing(start, start);
        var goal = known.OpenBefore(start) + minutes;
        while (goal > known.Total)
        {
            if (known.To >= MinuteOf(Latest))
            {
                throw new RuleException("calendar.neverOpens");
            }

            known = Knowing(start, known.To + (Ahead * DayMinutes));
            goal = known.OpenBefore(start) + minutes;
        }

        return known.MinuteAt(goal);
    }

    /// <summary>Open stretches between two minutes of UTC.</summary>
    internal IEnumerable<(int From, int To)> Stretches(int from, int to) => Knowing(from, to).Stretches(from, to);

    private OpenTable Knowing(int from, int to)
    {
        var known = table;
        return known is not null && from >= known.From && to < known.To ? known : Grow(from, to);
    }

    private OpenTable Grow(int from, int to)
    {
        lock (growing)
        {
            var known = table;
            var first = Math.Min(known?.From ?? int.MaxValue, from - (Behind * DayMinutes));
            var last = Math.Max(known?.To ?? 0, to + (Ahead * DayMinutes));
            return table = OpenTable.Make(this, Math.Max(first, MinuteOf(Earliest) - DayMinutes), Math.Min(last, MinuteOf(Latest) + DayMinutes));
        }
    }
}
