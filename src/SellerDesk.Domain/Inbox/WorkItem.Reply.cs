using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Inbox;

/// <summary>What happens to an item while a reply to it is on its way.</summary>
public sealed partial class WorkItem
{
    /// <summary>A reply is on its way; a second one cannot start until it came back or is withdrawn.</summary>
    public void StartReply()
    {
        if (State == WorkItemState.Answering)
        {
            throw new RuleException("workItem.alreadyAnswering");
        }

        State = WorkItemState.Answering;
        ReplyState = ReplyState.Held;
        ClosedAt = null;
        Unread = false;
        Stir();
    }

    /// <summary>The reply moved on by itself (queued, sending, submitted, in moderation, unknown).</summary>
    public void FollowReply(ReplyState state) => ReplyState = state;

    /// <summary>The marketplace shows the answer.</summary>
    public void Answered(DateTimeOffset now)
    {
        State = WorkItemState.Closed;
        ReplyState = ReplyState.Published;
        ClosedAt = now;
        ClockPausedAt = null;
        FirstAnsweredAt ??= now;
        Stir();
    }

    /// <summary>The reply was taken back before it left: the item is what it was, answered if the reply was to change an answer.</summary>
    public void ReplyWithdrawn(bool wasEdit, DateTimeOffset now)
    {
        State = wasEdit ? WorkItemState.Closed : WorkItemState.Open;
        ReplyState = wasEdit ? ReplyState.Published : ReplyState.None;
        ClosedAt = wasEdit ? ClosedAt ?? now : null;
    }

    /// <summary>The reply came back (rejected, failed): a person must look again.</summary>
    public void ReplyCameBack(ReplyState state)
    {
        State = WorkItemState.Open;
        ReplyState = state;
        Unread = true;
        ClosedAt = null;
    }
}
