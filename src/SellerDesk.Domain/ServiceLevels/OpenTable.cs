namespace SellerDesk.Domain.ServiceLevels;

/// <summary>Open stretches of some years as minutes of UTC, with sums: <c>before[i]</c> is how much was open before stretch <c>i</c>.</summary>
internal sealed class OpenTable
{
    private const int DayMinutes = 24 * 60;

    private readonly int[] opens;
    private readonly int[] closes;
    private readonly int[] before;

    /// <summary>For each day of UTC, the first stretch that is not over when it begins: where a search starts.</summary>
    private readonly int[] firstOfDay;

    private OpenTable(int from, int to, List<(int Open, int Close)> stretches)
    {
        (From, To) = (from, to);
        opens = [.. stretches.Select(stretch => stretch.Open)];
        closes = [.. stretches.Select(stretch => stretch.Close)];
        before = new int[stretches.Count + 1];
        for (var at = 0; at < stretches.Count; at++)
        {
            before[at + 1] = before[at] + closes[at] - opens[at];
        }

        firstOfDay = new int[((to - from) / DayMinutes) + 1];
        for (int day = 0, at = 0; day < firstOfDay.Length; day++)
        {
            while (at < closes.Length && closes[at] <= from + (day * DayMinutes))
            {
                at++;
            }

            firstOfDay[day] = at;
        }
    }

    public int From { get; }

    public int To { get; }

    public int Total => before[^1];

    public static OpenTable Make(WorkSchedule schedule, int from, int to)
    {
        var stretches = new List<(int Open, int Close)>();
        foreach (var (start, end, offset) in Offsets(schedule.Zone, from, to))
        {
            Fill(schedule, start, end, offset, stretches);
        }

        return new OpenTable(from, to, stretches);
    }

    public int OpenBefore(int minute)
    {
        var at = firstOfDay[(minute - From) / DayMinutes];
        while (at < opens.Length && closes[at] <= minute)
        {
            at++;
        }

        return at < opens.Length && opens[at] < minute ? before[at] + minute - opens[at] : before[at];
    }

    public IEnumerable<(int From, int To)> Stretches(int from, int to)
    {
        for (var at = firstOfDay[(from - From) / DayMinutes]; at < opens.Length && opens[at] < to; at++)
        {
            if (closes[at] > from)
            {
                yield return (Math.Max(opens[at], from), Math.Min(closes[at], to));
            }
        }
    }

    /// <summary>The first minute before which so much was open.</summary>
    public int MinuteAt(int goal)
    {
        var found = Array.BinarySearch(before, 1, before.Length - 1, goal);
        var at = (found >= 0 ? found : ~found) - 1;
        return opens[at] + goal - before[at];
    }

    /// <summary>Stretches of UTC in which the zone's offset stays the same: no minute of a wall clock is missing or double within one.</summary>
    private static IEnumerable<(int From, int To, int Offset)> Offsets(TimeZoneInfo zone, int from, int to)
    {
        var (start, offset) = (from, OffsetAt(zone, from));
        for (var at = from; at < to; at += DayMinutes)
        {
            var next = Math.Min(at + DayMinutes, to);
            if (OffsetAt(zone, next) is var changed && changed != offset)
            {
                var (low, high) = (at, next);
                while (high - low > 1)
                {
                    var middle = low + ((high - low) / 2);
                    (low, high) = OffsetAt(zone, middle) == offset ? (middle, high) : (low, middle);
                }

                yield return (start, high, offset);
                (start, offset) = (high, changed);
            }
        }

        yield return (start, to, offset);
    }

    private static int OffsetAt(TimeZoneInfo zone, int minute) => (int)zone.GetUtcOffset(WorkSchedule.Moment(minute)).TotalMinutes;

    private static void Fill(WorkSchedule schedule, int from, int to, int offset, List<(int Open, int Close)> stretches)
    {
        var first = (int)Math.Floor((from + offset) / (double)DayMinutes);
        var last = (to + offset) / DayMinutes;
        for (var day = first; day <= last; day++)
        {
            foreach (var stretch in schedule.HoursOn(DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day)))
            {
                var open = Math.Max((day * DayMinutes) + stretch.From - offset, from);
                var close = Math.Min((day * DayMinutes) + stretch.To - offset, to);
                if (open >= close)
                {
                    continue;
                }

                if (stretches.Count > 0 && stretches[^1].Close == open)
                {
                    stretches[^1] = (stretches[^1].Open, close);
                }
                else
                {
                    stretches.Add((open, close));
                }
            }
        }
    }
}
