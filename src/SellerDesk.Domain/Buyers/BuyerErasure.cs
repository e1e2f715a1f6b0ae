using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Buyers;

/// <summary>
/// The proof that a person was erased: who asked how, who did it when, what went and how much of it was left when it was looked for again. Names nobody.
/// </summary>
public sealed class BuyerErasure
{
    public const int RequestMaxLength = 500;

    public Guid Id { get; init; }

    public BuyerId BuyerId { get; init; }

    /// <summary>How the request came: a letter, a chat, its number. No name.</summary>
    public string Request { get; init; } = "";

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset DoneAt { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>How many rows of what were emptied.</summary>
    public Dictionary<string, string> Emptied { get; init; } = [];

    /// <summary>How many were still found by looking again: none, or the erasure is not kept.</summary>
    public int Left { get; init; }
}

/// <summary>What was looked at behind a mask.</summary>
public enum BuyerLookKind
{
    Contact,

    /// <summary>All that the desk holds, as a file.</summary>
    Export,
}

/// <summary>A look at what names a person: who and when, never what was seen.</summary>
public sealed class BuyerLook
{
    public long Id { get; init; }

    /// <summary>Null: an order without a recognised buyer.</summary>
    public BuyerId? BuyerId { get; init; }

    public ShopId? ShopId { get; init; }

    /// <summary>Whose contact was shown.</summary>
    public Guid? OrderId { get; init; }

    public BuyerLookKind Kind { get; init; }

    public Guid? PersonId { get; init; }

    public DateTimeOffset At { get; init; }
}
