using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Loyalty.Points;

/// <summary>What a movement of points was.</summary>
public enum PointMoveKind
{
    /// <summary>For an order; waits until it cannot be sent back any more.</summary>
    Earned,

    /// <summary>Given without an order to wait for: a welcome, a birthday, a compensation, what a late order was promised.</summary>
    Granted,
    Matured,
    Burned,
    BurnUndone,
    Expired,

    /// <summary>The mirror of an earning whose order came back.</summary>
    Reversed,

    /// <summary>The order did not come back after all.</summary>
    Restored,

    /// <summary>By a person, with a reason.</summary>
    Adjusted,

    /// <summary>To or from another record of the same person.</summary>
    MovedOut,
    MovedIn,

    /// <summary>What was owed, out of what another record of the same person had.</summary>
    Paid,
}

/// <summary>Where points lie. A buyer's own, then those of the programme, on which the same amounts stand with the other sign.</summary>
public enum PointPlace
{
    Pending,
    Available,

    /// <summary>Stands below zero while a buyer owes.</summary>
    Debt,
    Issued,
    Redeemed,
    Expired,
    Adjusted,

    /// <summary>Between two records of one person: zero in the end.</summary>
    Moving,
}

/// <summary>
/// One movement of points with its entries, which add up to zero. Written once and never changed; the same key is written once, however often a pull repeats its cause.
/// </summary>
public sealed class PointTransaction
{
    public const int KeyMaxLength = 120;

    public Guid Id { get; init; }

    public BuyerId BuyerId { get; init; }

    public PointMoveKind Kind { get; init; }

    /// <summary>What makes it the same movement when it comes again: <c>earn:{order}</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The version of the rules that counts, frozen when the points were earned.</summary>
    public int? RuleVersion { get; init; }

    public ShopId? ShopId { get; init; }

    public OrderId? OrderId { get; init; }

    /// <summary>The complaint, the offer or the issued reward behind it.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Null: the desk itself.</summary>
    public Guid? PersonId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>How it was counted, for whoever asks: base, multiplier, cap. Names nobody.</summary>
    public Dictionary<string, string> Details { get; init; } = [];

    public List<PointEntry> Entries { get; init; } = [];
}

/// <summary>One leg of a movement.</summary>
public sealed class PointEntry
{
    public long Id { get; init; }

    public Guid TransactionId { get; init; }

    public PointPlace Place { get; init; }

    /// <summary>Which lot it took from or added to; null on the programme's side and for debts.</summary>
    public Guid? LotId { get; init; }

    public long Amount { get; init; }
}

/// <summary>What a person wrote beside a movement; apart from it, so that an erasure can empty it.</summary>
public sealed class PointNote
{
    public const int TextMaxLength = 300;

    public Guid TransactionId { get; init; }

    public BuyerId BuyerId { get; init; }

    public required string Text { get; init; }
}
