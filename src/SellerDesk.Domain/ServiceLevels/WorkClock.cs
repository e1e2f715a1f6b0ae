using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>A stretch in which a clock stood (UTC); without an end it still stands.</summary>
public readonly record struct Held(DateTimeOffset From, DateTimeOffset? Until);

/// <summary>
/// Adds and measures time. Clocks count whole minutes: every moment is taken down to its minute, so that parts always add up to the whole and a
/// deadline is never later than promised. With a null schedule every minute counts, day and night.
/// </summary>
public static class WorkClock
{
    /// <summary>
    /// The first moment at which so many minutes have been worked since <paramref name="start"/>: the close of a Friday rather than the opening of the
    /// Monday after it. Nothing to add gives the start itself, open or not.
    /// </summary>
    /// <exception cref="RuleException"><c>calendar.neverOpens</c>.</exception>
    public static DateTimeOffset Add(DateTimeOffset start, int minutes, WorkSchedule? schedule)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        return schedule is null || minutes == 0 || !Countable(start)
            ? WorkSchedule.Moment(WorkSchedule.MinuteOf(start)).AddMinutes(minutes)
            : WorkSchedule.Moment(schedule.Add(WorkSchedule.MinuteOf(start), minutes));
    }

    /// <summary>Minutes worked between two moments; 0 when the second is not later.</summary>
    public static int Between(DateTimeOffset from, DateTimeOffset to, WorkSchedule? schedule)
    {
        var (start, end) = (WorkSchedule.MinuteOf(from), WorkSchedule.MinuteOf(to));
        return end <= start ? 0 : schedule is null || !Countable(from) || !Countable(to) ? end - start : schedule.Between(start, end);
    }

    /// <summary>
    /// When so many minutes have been worked outside the holds: the deadline moves by the time that was held and would have counted. A hold that began
    /// after the deadline moves nothing: what was late stays late. The order of the holds, and whether they overlap, makes no difference.
    /// </summary>
    /// <param name="now">Where a hold without an end is cut.</param>
    public static DateTimeOffset Due(DateTimeOffset start, int minutes, WorkSchedule? schedule, IEnumerable<Held> holds, DateTimeOffset now)
    {
        var (due, held) = (Add(start, minutes, schedule), 0);
        foreach (var (from, until) in Merged(holds, now).Where(hold => hold.Until > start))
        {
            if (from >= due)
            {
                break;
            }

            held += Between(from > start ? from : start, until, schedule);
            due = Add(start, minutes + held, schedule);
        }

        return due;
    }

    /// <summary>Minutes that were worked outside the holds between two moments.</summary>
    public static int Spent(DateTimeOffset from, DateTimeOffset to, WorkSchedule? schedule, IEnumerable<Held> holds)
    {
        var spent = Between(from, to, schedule);
        foreach (var hold in Merged(holds, to))
        {
            spent -= Between(hold.From > from ? hold.From : from, hold.Until < to ? hold.Until : to, schedule);
        }

        return spent;
    }

    /// <summary>Holds by time, those that overlap as one.</summary>
    internal static List<(DateTimeOffset From, DateTimeOffset Until)> Merged(IEnumerable<Held> holds, DateTimeOffset now)
    {
        var merged = new List<(DateTimeOffset From, DateTimeOffset Until)>();
        foreach (var (from, until) in holds.Select(hold => (hold.From, Until: hold.Until ?? now)).Where(hold => hold.Until > hold.From).OrderBy(hold => hold.From))
        {
            if (merged.Count > 0 && from <= merged[^1].Until)
            {
                merged[^1] = (merged[^1].From, until > merged[^1].Until ? until : merged[^1].Until);
            }
            else
            {
                merged.Add((from, until));
            }
        }

        return merged;
    }

    private static bool Countable(DateTimeOffset at) => at >= WorkSchedule.Earliest && at < WorkSchedule.Latest;
}
