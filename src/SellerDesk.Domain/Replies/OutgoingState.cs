namespace SellerDesk.Domain.Replies;

/// <summary>
/// Held (undo possible) → Queued → Sending → Submitted (the call was answered well, which proves nothing) → InModeration → Confirmed,
/// or Rejected by moderation, or Unknown (died between call and answer: looked up before anything is sent again), or Dead, or Withdrawn.
/// </summary>
public enum OutgoingState
{
    Held,
    Queued,
    Sending,
    Submitted,
    InModeration,
    Unknown,
    Confirmed,
    Rejected,
    Dead,
    Withdrawn,

    /// <summary>Somebody has to approve it before it may leave.</summary>
    AwaitsApproval,
}
