using SellerDesk.Domain.Common;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Conversations;

public readonly record struct ChatId(Guid Value) : ITypedId<ChatId>
{
    public static ChatId New() => new(Guid.CreateVersion7());

    public static ChatId From(Guid value) => new(value);
}

public enum ChatKind
{
    Buyer,

    /// <summary>A dispute with an arbiter of the marketplace in it.</summary>
    Arbitration,

    /// <summary>The marketplace's own support and notices.</summary>
    Support,
}

/// <summary>A private conversation on a marketplace, with the order, return or product that it is about as far as the marketplace tells.</summary>
public sealed class Chat
{
    private Chat(ChatId id, ShopId shopId, ChatKind kind)
    {
        Id = id;
        ShopId = shopId;
        Kind = kind;
    }

    public ChatId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public MarketplaceRef Ref { get; private set; } = null!;

    public ChatKind Kind { get; private set; }

    /// <summary>The marketplace's own word for the chat's state.</summary>
    public string? StatusRaw { get; private set; }

    public string? OrderNumber { get; private set; }

    public string? ReturnNumber { get; private set; }

    public ProductId? ProductId { get; private set; }

    /// <summary>The display name that the marketplace gives; null where it gives none or it may not be kept.</summary>
    public string? BuyerName { get; private set; }

    /// <summary>Recognises a returning buyer where that is allowed; a keyed hash where the number itself may not be kept.</summary>
    public string? BuyerNumber { get; private set; }

    /// <summary>UTC; null where the marketplace does not tell.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? LastMessageAt { get; private set; }

    /// <summary>The buyer wrote last: the shop is to answer.</summary>
    public bool AwaitsSeller { get; private set; }

    /// <summary>Until when the marketplace takes an answer; null: no limit known.</summary>
    public DateTimeOffset? WritableUntil { get; private set; }

    /// <summary>Small facts in the marketplace's words, among them what a message must carry to be taken (<c>replySign</c>).</summary>
    public Dictionary<string, string> Facts { get; private set; } = [];

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The buyer was erased: whatever names a person is gone and does not come back with a pull.</summary>
    public DateTimeOffset? BuyerErasedAt { get; private set; }

    public List<ChatMessage> Messages { get; private set; } = [];

    /// <summary>Words for a chat that takes no message any more (Ozon: CLOSED, Yandex Market: FINISHED).</summary>
    public static readonly IReadOnlyList<string> OverWords = ["CLOSED", "FINISHED"];

    /// <summary>Nobody can write into it now: the marketplace closed it, or its window has passed.</summary>
    public bool IsShutAt(DateTimeOffset now) => IsOver(StatusRaw) || WritableUntil <= now;

    public static bool IsOver(string? statusRaw) => statusRaw is not null && OverWords.Contains(statusRaw.ToUpperInvariant());
}
