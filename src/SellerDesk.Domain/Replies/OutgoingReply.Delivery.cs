using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Replies;

/// <summary>From the call to its end: what is known of the answer at the marketplace, and when to look next.</summary>
public sealed partial class OutgoingReply
{
    /// <summary>Tries to send, after which a person must decide.</summary>
    public const int MaxAttempts = 8;

    /// <summary>Written and saved before the call, so that a crash in between leaves a trace that is looked up.</summary>
    public void BeginCall(DateTimeOffset now, DateTimeOffset lookUpAt)
    {
        if (State is not (OutgoingState.Held or OutgoingState.Queued))
        {
            throw new RuleException("reply.notQueued");
        }

        State = OutgoingState.Sending;
        Attempts++;
        LookUps = 0;
        CalledAt = now;
        DueAt = lookUpAt;
    }

    /// <summary>The marketplace took the call; only a look-up proves the answer.</summary>
    public void Submitted(DateTimeOffset lookUpAt) => Move(OutgoingState.Submitted, lookUpAt);

    public void OutcomeUnknown(DateTimeOffset lookUpAt) => Move(OutgoingState.Unknown, lookUpAt);

    /// <summary>The call was not made at all (asked to wait): it does not count as a try.</summary>
    public void Postpone(string code, string? detail, DateTimeOffset at)
    {
        (ErrorCode, ErrorDetail) = (code, detail);
        Attempts--;
        Move(OutgoingState.Queued, at);
    }

    /// <summary>The call surely had no effect and may be made again.</summary>
    public void TryAgain(string code, string? detail, DateTimeOffset at)
    {
        (ErrorCode, ErrorDetail) = (code, detail);
        Move(Attempts >= MaxAttempts ? OutgoingState.Dead : OutgoingState.Queued, at);
    }

    public void LookedUpInVain(DateTimeOffset nextLookUpAt)
    {
        LookUps++;
        DueAt = nextLookUpAt;
    }

    /// <summary>The look-up itself failed: nothing was learnt, it is made again.</summary>
    public void LookUpFailed(string code, string? detail, DateTimeOffset nextLookUpAt)
    {
        (ErrorCode, ErrorDetail) = (code, detail);
        DueAt = nextLookUpAt;
    }

    public void SeenInModeration(DateTimeOffset nextLookUpAt)
    {
        LookUps++;
        Move(OutgoingState.InModeration, nextLookUpAt);
    }

    public void Confirm(DateTimeOffset now)
    {
        Move(OutgoingState.Confirmed, DateTimeOffset.MaxValue);
        ConfirmedAt = now;
        (ErrorCode, ErrorDetail) = (null, null);
    }

    public void Reject(string code, string? detail)
    {
        (ErrorCode, ErrorDetail) = (code, detail);
        Move(OutgoingState.Rejected, DateTimeOffset.MaxValue);
    }

    public void GiveUp(string code, string? detail)
    {
        (ErrorCode, ErrorDetail) = (code, detail);
        Move(OutgoingState.Dead, DateTimeOffset.MaxValue);
    }

    private void Move(OutgoingState state, DateTimeOffset dueAt)
    {
        if (State is OutgoingState.Withdrawn or OutgoingState.Confirmed or OutgoingState.Rejected or OutgoingState.Dead)
        {
            throw new RuleException("reply.alreadyEnded");
        }

        State = state;
        DueAt = dueAt;
    }
}
