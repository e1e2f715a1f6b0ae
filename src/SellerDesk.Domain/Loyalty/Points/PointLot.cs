using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Loyalty.Points;

/// <summary>What a lot came from.</summary>
public enum LotCause
{
    Order,
    Complaint,

    /// <summary>What the buyer of a late order was promised.</summary>
    Offer,
    Welcome,
    Birthday,
    Adjustment,

    /// <summary>Came back from an undone burn and found its old lot full.</summary>
    Return,
}

public enum LotState
{
    Pending,
    Available,
}

/// <summary>Points that were earned together and end together. What is left is never below zero and never above what was earned; the database checks both.</summary>
public sealed class PointLot
{
    /// <summary>So many days before its end the buyer is told.</summary>
    public static readonly IReadOnlyList<int> NoticeDays = [30, 7, 1];

    public PointLot(
        Guid id, BuyerId buyerId, BuyerId homeId, LotCause cause, Guid? causeId, ShopId? shopId, int? ruleVersion, LotState state, long earned, long remaining, long reversed, long expired,
        DateTimeOffset earnedAt, DateTimeOffset maturesAt, DateTimeOffset? expiresAt, int livesDays, DateTimeOffset? noticeAt, string parts)
    {
        (Id, BuyerId, HomeId, Cause, CauseId, ShopId, RuleVersion, State) = (id, buyerId, homeId, cause, causeId, shopId, ruleVersion, state);
        (Earned, Remaining, Reversed, Expired) = (earned, remaining, reversed, expired);
        (EarnedAt, MaturesAt, ExpiresAt, LivesDays, NoticeAt, Parts) = (earnedAt, maturesAt, expiresAt, livesDays, noticeAt, parts);
    }

    public Guid Id { get; private set; }

    public BuyerId BuyerId { get; private set; }

    /// <summary>Whose it was at first: when two records turn out to be two people after all, it goes back.</summary>
    public BuyerId HomeId { get; private set; }

    public LotCause Cause { get; private set; }

    /// <summary>The order, complaint or offer; one lot at most for each.</summary>
    public Guid? CauseId { get; private set; }

    public ShopId? ShopId { get; private set; }

    /// <summary>The rules it was earned by; what comes back is counted by the same.</summary>
    public int? RuleVersion { get; private set; }

    public LotState State { get; private set; }

    public long Earned { get; private set; }

    public long Remaining { get; private set; }

    /// <summary>Taken back because what earned it came back.</summary>
    public long Reversed { get; private set; }

    public long Expired { get; private set; }

    public DateTimeOffset EarnedAt { get; private set; }

    /// <summary>When what earned it cannot be sent back any more.</summary>
    public DateTimeOffset MaturesAt { get; private set; }

    /// <summary>Null while it is pending: its time begins when it can be spent.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>How long it can be spent.</summary>
    public int LivesDays { get; private set; }

    /// <summary>When the buyer is next told that it ends; null: no more.</summary>
    public DateTimeOffset? NoticeAt { get; private set; }

    /// <summary>What of it each line of the order earned, as JSON: <c>[{"line", "product", "quantity", "points"}]</c>.</summary>
    public string Parts { get; private set; }

    internal PointPlace Place => State == LotState.Pending ? PointPlace.Pending : PointPlace.Available;

    /// <summary>Not written yet.</summary>
    public bool IsFresh { get; init; }

    public bool IsChanged { get; private set; }

    internal void Take(long amount)
    {
        if (amount < 0 || amount > Remaining)
        {
            throw new InvalidOperationException($"A lot of {Remaining} cannot give {amount}.");
        }

        Remaining -= amount;
        IsChanged = true;
    }

    internal void Add(long amount)
    {
        Remaining += amount;
        IsChanged = true;
    }

    internal void CountReversed(long amount, long ofExpired)
    {
        Reversed += amount;
        Expired -= ofExpired;
        IsChanged = true;
    }

    internal void Mature(DateTimeOffset now)
    {
        State = LotState.Available;
        (ExpiresAt, IsChanged) = (MaturesAt.AddDays(LivesDays), true);
        NoticeAt = NextNotice(now);
    }

    internal void Expire()
    {
        Expired += Remaining;
        (Remaining, NoticeAt, IsChanged) = (0, null, true);
    }

    internal void Belong(BuyerId to) => (BuyerId, IsChanged) = (to, true);

    /// <summary>The buyer was told, of so many days.</summary>
    public int Told(DateTimeOffset now)
    {
        var days = NoticeDays.Last(days => NoticeAt >= ExpiresAt!.Value.AddDays(-days));
        (NoticeAt, IsChanged) = (NextNotice(now), true);
        return days;
    }

    private DateTimeOffset? NextNotice(DateTimeOffset now) =>
        NoticeDays.Select(days => (DateTimeOffset?)ExpiresAt!.Value.AddDays(-days)).FirstOrDefault(at => at > now);
}
