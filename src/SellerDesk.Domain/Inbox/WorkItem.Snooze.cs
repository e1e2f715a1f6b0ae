using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Inbox;

/// <summary>Putting an item off.</summary>
public sealed partial class WorkItem
{
    /// <summary>What waits for something that may never happen comes back after this at the latest.</summary>
    public static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(92);

    /// <summary>Puts it off until a moment, or until something happens, and then at the latest.</summary>
    public void Snooze(DateTimeOffset until, SnoozeWake wake, DateTimeOffset now)
    {
        if (State is not (WorkItemState.Open or WorkItemState.Snoozed))
        {
            throw new RuleException(State == WorkItemState.Closed ? "workItem.alreadyClosed" : "workItem.alreadyAnswering");
        }

        if (until <= now || until > now + LongestSnooze)
        {
            throw new RuleException("snooze.until", (int)LongestSnooze.TotalDays);
        }

        State = WorkItemState.Snoozed;
        (SnoozedUntil, SnoozeWake) = (until, wake);
        Unread = false;
    }

    /// <summary>Back in the queue, unread, and due at once: whoever put it off promised to look now.</summary>
    public void Wake(SnoozeWake because, DateTimeOffset now)
    {
        WakeQuietly();
        SnoozeWake = because;
        Unread = true;
        DueAt = DueAt < now ? DueAt : now;
    }

    /// <summary>Undo of <see cref="Snooze"/>: as if it had never been put off.</summary>
    public void WakeQuietly()
    {
        if (State != WorkItemState.Snoozed)
        {
            throw new RuleException("snooze.notSnoozed");
        }

        State = WorkItemState.Open;
        Stir();
    }
}
