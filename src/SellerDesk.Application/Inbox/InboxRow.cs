using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>One line of the list.</summary>
public sealed record InboxRow(
    WorkItemId Id, ShopId ShopId, WorkItemKind Kind, WorkItemState State, DateTimeOffset CreatedAt, DateTimeOffset DueAt, short? Rating, bool HasPhoto, bool Unread,
    string? Author, string Preview, string? ProductName, ReplyState ReplyState, PersonId? AssigneeId)
{
    public IReadOnlyList<string> Tags { get; init; } = [];

    public short? Sentiment { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Its level puts it before others that are due at the same hour.</summary>
    public bool FirstInLine { get; init; }

    /// <summary>Its place in the list by deadline (UTC): see <see cref="WorkItem.LineAt"/>.</summary>
    public DateTimeOffset LineAt { get; init; }

    /// <summary>The marketplace's own last moment for an answer (UTC); null where it has none.</summary>
    public DateTimeOffset? MarketplaceDueAt { get; init; }

    /// <summary>Its clocks stand since then (UTC); null while one of them runs.</summary>
    public DateTimeOffset? ClockPausedAt { get; init; }

    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>While it sleeps, what it waits for; when it is open, what woke it.</summary>
    public SnoozeWake? Wake { get; init; }

    public InboxKey KeyIn(InboxFilter filter) => new(filter.ByDeadline ? LineAt : CreatedAt, Id);
}

/// <summary>A place in the list's total order: the time that it is ordered by, then the id.</summary>
public readonly record struct InboxKey(DateTimeOffset At, WorkItemId Id);

/// <param name="Rows">In the order of the list, whichever way they were asked for.</param>
/// <param name="More">There are further rows in the direction that was asked for.</param>
public sealed record InboxSlice(IReadOnlyList<InboxRow> Rows, bool More);

/// <summary>Who asks for what and when; "mine" and "today" need it.</summary>
/// <param name="Me">Null for programs: "mine" is then nobody's.</param>
/// <param name="Now">UTC.</param>
/// <param name="Zone">Whose midnight ends "today".</param>
public sealed record InboxAsk(InboxFilter Filter, PersonId? Me, DateTimeOffset Now, TimeZoneInfo Zone)
{
    public DateTimeOffset Tomorrow => DayStart(1);

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).Date);

    /// <summary>The start (UTC) of the day so many days from today, in the asker's zone.</summary>
    public DateTimeOffset DayStart(int days) => DayStart(Today.AddDays(days));

    public DateTimeOffset DayStart(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // A zone may skip midnight itself when its clocks change.
        while (Zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(30);
        }

        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
