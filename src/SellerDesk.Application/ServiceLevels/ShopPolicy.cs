using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>What sets the clocks of one shop: its calendar in its zone, and the newest version of a level.</summary>
public sealed record ShopPolicy(ShopId ShopId, WorkSchedule Schedule, LevelVersionId VersionId, LevelTerms Terms)
{
    /// <summary>When a clock of this kind, begun then, would be due; null: the level promises no such time.</summary>
    public ClockSetting? Set(ClockKind kind, string of, DateTimeOffset start)
    {
        if (Terms.TimeOf(kind, of) is not { } time)
        {
            return null;
        }

        var (minutes, counting) = (time.Minutes(Schedule), time.IsWorking ? Schedule : null);
        var due = WorkClock.Add(start, minutes, counting);
        return new ClockSetting(of, minutes, time.IsWorking, VersionId, due, ClockMarks.Before(start, due, minutes, ClockMarks.Half, counting)) { FirstInLine = Terms.FirstInLine };
    }

    /// <summary>The first response: every level promises one, so that no work item is without a deadline.</summary>
    public ClockSetting FirstResponse(string of, DateTimeOffset start) =>
        Set(ClockKind.FirstResponse, of, start) ?? Fallback(of, start);

    /// <summary>Of an item that a level of one's own has no time for: what Standard gives.</summary>
    private ClockSetting Fallback(string of, DateTimeOffset start) =>
        (this with { Terms = ShippedLevels.Standard with { FirstInLine = Terms.FirstInLine } }).Set(ClockKind.FirstResponse, of, start) ?? throw new ArgumentOutOfRangeException(nameof(of), of, "no such first response");
}

/// <summary>A clock that is about to be started, worked out.</summary>
/// <param name="Working">Only working minutes count.</param>
/// <param name="WarnAt">When half of the time is spent.</param>
public sealed record ClockSetting(string Of, int Minutes, bool Working, LevelVersionId VersionId, DateTimeOffset DueAt, DateTimeOffset WarnAt)
{
    /// <summary>The level puts its item before others that are due at the same hour.</summary>
    public bool FirstInLine { get; init; }
}
