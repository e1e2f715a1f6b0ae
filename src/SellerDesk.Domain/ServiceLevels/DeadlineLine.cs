namespace SellerDesk.Domain.ServiceLevels;

/// <summary>What became of a stretch of time between a clock's beginning and its deadline.</summary>
public enum LineKind
{
    Counted,

    /// <summary>Would have counted, but the clock stood.</summary>
    Paused,

    /// <summary>The calendar was closed.</summary>
    Closed,
}

/// <summary>Why a calendar was closed.</summary>
public enum ClosedBy
{
    /// <summary>Before the first hour of a day or after its last.</summary>
    Night,

    /// <summary>Between two stretches of a day.</summary>
    Break,

    /// <summary>A weekday without hours.</summary>
    Weekend,

    /// <summary>A holiday, or a day off of this calendar: <see cref="LinePart.Day"/> names it.</summary>
    DayOff,

    /// <summary>The hour that a short day lacks.</summary>
    ShortDay,
}

/// <summary>One stretch of the line.</summary>
/// <param name="From">UTC, a whole minute.</param>
/// <param name="Why">Null unless it was closed.</param>
/// <param name="Day">The special day that made it so.</param>
/// <param name="Hold">Why the clock stood, while it was paused.</param>
public sealed record LinePart(DateTimeOffset From, DateTimeOffset Until, LineKind Kind, ClosedBy? Why, SpecialDay? Day, HoldReason? Hold)
{
    public int Minutes => WorkSchedule.MinuteOf(Until) - WorkSchedule.MinuteOf(From);
}

/// <summary>A hold with its reason, as a line shows it.</summary>
public readonly record struct NamedHold(Held Held, HoldReason Reason);

/// <summary>
/// How a deadline came about: every minute from the clock's beginning to the end, each counted, paused or closed. Parts follow each other without a gap,
/// so that their minutes add up to the whole; the counted ones of a line that ends at the deadline are the clock's own.
/// </summary>
public static class DeadlineLine
{
    private const int DayMinutes = 24 * 60;

    /// <param name="schedule">Null: every minute counts.</param>
    public static IReadOnlyList<LinePart> Of(DateTimeOffset start, DateTimeOffset end, WorkSchedule? schedule, IReadOnlyCollection<NamedHold> holds)
    {
        var (from, to) = (WorkSchedule.MinuteOf(start), WorkSchedule.MinuteOf(end));
        var parts = new List<LinePart>();
        var at = from;
        foreach (var (open, close) in Open(from, to, schedule))
        {
            Closed(at, open, schedule, parts);
            Counted(open, close, holds, end, parts);
            at = close;
        }

        Closed(at, to, schedule, parts);
        return Joined(parts);
    }

    private static IEnumerable<(int From, int To)> Open(int from, int to, WorkSchedule? schedule) =>
        from >= to ? [] : schedule is null ? [(from, to)] : schedule.Stretches(from, to);

    private static void Counted(int from, int to, IReadOnlyCollection<NamedHold> holds, DateTimeOffset end, List<LinePart> parts)
    {
        var at = from;
        foreach (var (held, reason) in holds.OrderBy(hold => hold.Held.From))
        {
            var start = Math.Clamp(WorkSchedule.MinuteOf(held.From), at, to);
            var stop = Math.Clamp(WorkSchedule.MinuteOf(held.Until ?? end), at, to);
            Add(parts, at, start, LineKind.Counted);
            Add(parts, start, stop, LineKind.Paused, hold: reason);
            at = Math.Max(at, stop);
        }

        Add(parts, at, to, LineKind.Counted);
    }

    /// <summary>A closed stretch day by day, each with its reason.</summary>
    private static void Closed(int from, int to, WorkSchedule? schedule, List<LinePart> parts)
    {
        for (var at = from; at < to && schedule is not null;)
        {
            var local = TimeZoneInfo.ConvertTime(WorkSchedule.Moment(at), schedule.Zone).DateTime;
            var (date, minute) = (DateOnly.FromDateTime(local), (local.Hour * 60) + local.Minute);
            var (until, why, day) = Reason(schedule, date, minute);
            var next = Math.Min(to, at + Math.Max(1, until - minute));
            Add(parts, at, next, LineKind.Closed, why, day);
            at = next;
        }
    }

    /// <summary>Why this minute of this date is closed, and until which minute of the date it stays so.</summary>
    private static (int Until, ClosedBy Why, SpecialDay? Day) Reason(WorkSchedule schedule, DateOnly date, int minute)
    {
        var (hours, usual) = (schedule.HoursOn(date), schedule.Week[date.DayOfWeek]);
        var special = schedule.Special.GetValueOrDefault(date);
        if (hours.IsOff)
        {
            return special is null || usual.IsOff && special.Kind != SpecialDayKind.DayOff ? (DayMinutes, ClosedBy.Weekend, null) : (DayMinutes, ClosedBy.DayOff, special);
        }

        if (minute < hours[0].From)
        {
            return (hours[0].From, ClosedBy.Night, null);
        }

        if (minute < hours[^1].To)
        {
            return (hours.First(stretch => stretch.From > minute).From, ClosedBy.Break, null);
        }

        return special?.Kind == SpecialDayKind.Short && !usual.IsOff && minute < usual[^1].To ? (usual[^1].To, ClosedBy.ShortDay, special) : (DayMinutes, ClosedBy.Night, null);
    }

    private static void Add(List<LinePart> parts, int from, int to, LineKind kind, ClosedBy? why = null, SpecialDay? day = null, HoldReason? hold = null)
    {
        if (from < to)
        {
            parts.Add(new LinePart(WorkSchedule.Moment(from), WorkSchedule.Moment(to), kind, why, day, hold));
        }
    }

    private static List<LinePart> Joined(List<LinePart> parts)
    {
        var joined = new List<LinePart>(parts.Count);
        foreach (var part in parts)
        {
            if (joined.Count > 0 && joined[^1] is var last && (last.Kind, last.Why, last.Day?.Name, last.Hold) == (part.Kind, part.Why, part.Day?.Name, part.Hold))
            {
                joined[^1] = last with { Until = part.Until };
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined;
    }
}
