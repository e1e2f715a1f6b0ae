using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Inbox;

/// <summary>How an item is put away, comes back, and is joined with another of the same matter.</summary>
public sealed partial class WorkItem
{
    /// <summary>What it wraps is over; whatever its state was.</summary>
    public void End(DateTimeOffset now)
    {
        (State, ClosedAt, Unread) = (WorkItemState.Closed, now, false);
        Stir();
    }

    /// <summary>What it wraps waits for somebody again.</summary>
    public void Resume(ReplyState reply = ReplyState.None) => (State, ReplyState, ClosedAt, MergedInto) = (WorkItemState.Open, reply, null, null);

    /// <summary>Puts it away without an answer; what was put off can be closed too.</summary>
    public void Close(DateTimeOffset now)
    {
        RequireOwnLife();
        if (State is not (WorkItemState.Open or WorkItemState.Snoozed))
        {
            throw new RuleException(State == WorkItemState.Closed ? "workItem.alreadyClosed" : "workItem.alreadyAnswering");
        }

        State = WorkItemState.Closed;
        ClosedAt = now;
        ClockPausedAt = null;
        Unread = false;
        Stir();
    }

    public void Reopen()
    {
        RequireOwnLife();
        if (State != WorkItemState.Closed)
        {
            throw new RuleException("workItem.notClosed");
        }

        State = WorkItemState.Open;
        ClosedAt = null;
        MergedInto = null;
    }

    /// <summary>The same matter as another item: that one is worked on, this one is closed and shown below it.</summary>
    public void MergeInto(WorkItem main, DateTimeOffset now)
    {
        if (main.Id == Id || main.ShopId != ShopId || main.MergedInto is not null)
        {
            throw new RuleException("merge.notTogether");
        }

        Close(now);
        MergedInto = main.Id;
    }

    /// <summary>A matter of its own again.</summary>
    public void Split()
    {
        if (MergedInto is null)
        {
            throw new RuleException("merge.notMerged");
        }

        MergedInto = null;
        if (State == WorkItemState.Closed && ReplyState == ReplyState.None)
        {
            State = WorkItemState.Open;
            ClosedAt = null;
        }
    }

    /// <summary>A case ends and begins again on its own page, with what it needs for that.</summary>
    private void RequireOwnLife()
    {
        if (Kind == WorkItemKind.Complaint)
        {
            throw new RuleException("workItem.isComplaint");
        }
    }
}
