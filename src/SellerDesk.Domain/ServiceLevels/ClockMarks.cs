namespace SellerDesk.Domain.ServiceLevels;

/// <summary>Shares of a clock's time at which people hear of it.</summary>
public static class ClockMarks
{
    public const short Half = 50;
    public const short Near = 80;
    public const short Over = 100;

    public static short? After(short warned) => warned switch { < Half => Half, < Near => Near, < Over => Over, _ => null };

    /// <summary>
    /// When a share of the time is spent. Counted back from the deadline by what is left of it then, so that holds that have been are in it.
    /// </summary>
    public static DateTimeOffset Before(DateTimeOffset start, DateTimeOffset due, int minutes, short percent, WorkSchedule? schedule)
    {
        var left = minutes - (minutes * percent / 100);
        var whole = WorkClock.Between(start, due, schedule);
        return WorkClock.Add(start, Math.Max(0, whole - left), schedule);
    }
}
