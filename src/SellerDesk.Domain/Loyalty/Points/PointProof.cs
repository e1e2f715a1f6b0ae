using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Loyalty.Points;

/// <summary>A look at the whole ledger: the entries of buyers, their balances and what is left in lots have to be the same number, and everything together zero.</summary>
public sealed class PointProof
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public long Transactions { get; init; }

    public int Accounts { get; init; }

    /// <summary>Of buyers' entries: pending, available, less debts.</summary>
    public long Entries { get; init; }

    public long Balances { get; init; }

    /// <summary>What is left in lots, less debts.</summary>
    public long Lots { get; init; }

    /// <summary>Of all entries, the programme's too: zero.</summary>
    public long Whole { get; init; }

    /// <summary>Accounts in which entries, balance and lots are not the same.</summary>
    public int Wrong { get; init; }

    public int Milliseconds { get; init; }

    public bool Holds => Whole == 0 && Wrong == 0 && Entries == Balances && Balances == Lots;
}

public enum ReplayState
{
    Waiting,
    Running,
    Done,
    Failed,
}

/// <summary>Last year under other rules, worked out before they are made.</summary>
public sealed class PointReplay
{
    public Guid Id { get; init; }

    /// <summary>As JSON: the rules that are tried.</summary>
    public required string Rules { get; init; }

    public ReplayState State { get; init; }

    public int Done { get; init; }

    public int Total { get; init; }

    /// <summary>As JSON; its shape is <c>ReplayReport</c>'s.</summary>
    public string? Report { get; init; }

    public Guid? PersonId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>When somebody was born, without the year: given by the buyer, for a gift.</summary>
public sealed class BuyerBirthday
{
    public const int SourceMaxLength = 300;

    public BuyerId BuyerId { get; init; }

    public int Month { get; init; }

    public int Day { get; init; }

    /// <summary>Where it can be looked up that the buyer gave it.</summary>
    public required string Source { get; init; }

    public Guid? PersonId { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Something that may earn or lose points: written by triggers, worked off by a job.</summary>
public sealed class TouchedPoint
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public BuyerThing Kind { get; init; }

    public Guid ThingId { get; init; }
}
