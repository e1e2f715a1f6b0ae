using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Messages;

/// <summary>What happened that a buyer may be told about. Rules of messages name these.</summary>
public enum BuyerEventKind
{
    OrderPlaced,
    OrderShipped,

    /// <summary>It waits at a pick-up point.</summary>
    OrderArrived,
    OrderDelivered,
    OrderCancelled,
    OrderLate,
    ComplaintMoved,
    PointsEarned,
    PointsReversed,

    /// <summary>A lot ends in so many days.</summary>
    PointsExpiring,
    PointsExpired,
    TierChanged,
    RewardIssued,
    BackInStock,

    /// <summary>A play or a person offers something to those of a segment.</summary>
    Offer,
    SurveyInvited,
}

/// <summary>
/// Something that happened to a buyer, written in the transaction of its cause. The same kind with the same key about the same buyer is written once, however often a pull repeats it.
/// </summary>
public sealed class BuyerEvent
{
    public const int KeyMaxLength = 120;

    public long Id { get; init; }

    public BuyerId BuyerId { get; init; }

    /// <summary>Null: it concerns the whole desk, as points do.</summary>
    public ShopId? ShopId { get; init; }

    public BuyerEventKind Kind { get; init; }

    /// <summary>What makes it the same event when it comes again: a number of an order and its stage, an entry of the ledger, an invitation.</summary>
    public required string Key { get; init; }

    /// <summary>The order, complaint, entry or invitation that it is about.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>What templates may be filled with: <c>points</c>, <c>tier</c>, <c>link</c>. Nothing that names a person.</summary>
    public Dictionary<string, string> Values { get; init; } = [];

    /// <summary>When it happened (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Rules have looked at it.</summary>
    public DateTimeOffset? TakenAt { get; private set; }

    /// <summary>Rules of which no channel led to this buyer, by their id, each with its <see cref="MessageReason"/>; null when there was none such.</summary>
    public Dictionary<string, string>? Untold { get; private set; }
}
