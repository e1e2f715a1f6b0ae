using SellerDesk.Domain.Common;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Complaints;

public readonly record struct ReturnId(Guid Value) : ITypedId<ReturnId>
{
    public static ReturnId New() => new(Guid.CreateVersion7());

    public static ReturnId From(Guid value) => new(value);
}

public enum ReturnKind
{
    /// <summary>The buyer wants money or goods back and says why; somebody decides.</summary>
    Claim,

    /// <summary>Goods on their way back to the seller, whatever the reason.</summary>
    Return,

    /// <summary>The buyer wants an order stopped; the seller agrees or not.</summary>
    Cancellation,

    /// <summary>The marketplace decides between buyer and seller.</summary>
    Dispute,
}

/// <summary>Where it stands. The marketplace's own word is kept beside it.</summary>
public enum ReturnStage
{
    /// <summary>The seller is to decide.</summary>
    AwaitsSeller,

    /// <summary>The marketplace, the buyer or a carrier is to act.</summary>
    InProgress,
    Disputed,
    Approved,
    Refused,
    OnTheWay,
    Received,
    Closed,
    Cancelled,

    /// <summary>A word that this version does not know; the raw word is kept.</summary>
    Unread,
}

/// <summary>A return, claim, cancellation request or dispute as the marketplace reports it, with what the seller may decide now.</summary>
public sealed class Return
{
    private Return(ReturnId id, ShopId shopId, ReturnKind kind, ReturnStage stage)
    {
        Id = id;
        ShopId = shopId;
        Kind = kind;
        Stage = stage;
    }

    public ReturnId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public MarketplaceRef Ref { get; private set; } = null!;

    public ReturnKind Kind { get; private set; }

    public ReturnStage Stage { get; private set; }

    public string? StatusRaw { get; private set; }

    public string? OrderNumber { get; private set; }

    public ProductId? ProductId { get; private set; }

    public int? Quantity { get; private set; }

    /// <summary>Money at stake, in the major unit of <see cref="Currency"/>.</summary>
    public decimal? Amount { get; private set; }

    public string? Currency { get; private set; }

    /// <summary>The marketplace's own word for the reason.</summary>
    public string? ReasonRaw { get; private set; }

    /// <summary>What the buyer wrote.</summary>
    public string? Comment { get; private set; }

    public string? SellerComment { get; private set; }

    public string[] PhotoUrls { get; private set; } = [];

    public string[] VideoUrls { get; private set; } = [];

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>The marketplace's own deadline for the seller; null where it tells none.</summary>
    public DateTimeOffset? DecideBy { get; private set; }

    /// <summary>What the seller may decide now, as JSON: <c>[{"code", "name", "needsComment", "commentMin", "commentMax", "needsAmount", "amountMin", "amountMax", "reasons"}]</c>.</summary>
    public string Decisions { get; private set; } = "[]";

    public Dictionary<string, string> Facts { get; private set; } = [];

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The buyer was erased: whatever names a person is gone and does not come back with a pull.</summary>
    public DateTimeOffset? BuyerErasedAt { get; private set; }
}
