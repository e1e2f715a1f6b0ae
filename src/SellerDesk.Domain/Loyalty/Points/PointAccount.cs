using SellerDesk.Domain.Buyers;

namespace SellerDesk.Domain.Loyalty.Points;

/// <summary>What a buyer has: the sum of the entries, kept beside them and proved against them every night.</summary>
public sealed class PointAccount(BuyerId buyerId, long pending = 0, long available = 0, long debt = 0)
{
    public BuyerId BuyerId { get; private set; } = buyerId;

    /// <summary>Earned, and not theirs before the time for sending goods back is over.</summary>
    public long Pending { get; private set; } = pending;

    public long Available { get; private set; } = available;

    /// <summary>Spent already when what earned them came back: later earnings pay it. Never below zero.</summary>
    public long Debt { get; private set; } = debt;
}
