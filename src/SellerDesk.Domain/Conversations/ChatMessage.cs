using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Conversations;

public enum ChatSender
{
    Buyer,
    Seller,
    Marketplace,
    Arbiter,

    /// <summary>A word that this version does not know; the raw word is kept.</summary>
    Unread,
}

/// <summary>One message of a chat, as the marketplace gave it.</summary>
public sealed class ChatMessage
{
    private ChatMessage(ChatId chatId, ShopId shopId, ChatSender sender, string text, DateTimeOffset sentAt)
    {
        ChatId = chatId;
        ShopId = shopId;
        Sender = sender;
        Text = text;
        SentAt = sentAt;
    }

    public ChatId ChatId { get; private set; }

    public ShopId ShopId { get; private set; }

    /// <summary>The marketplace's number of the message; unique in its chat.</summary>
    public MarketplaceRef Ref { get; private set; } = null!;

    public ChatSender Sender { get; private set; }

    public string? SenderRaw { get; private set; }

    public string Text { get; private set; }

    public DateTimeOffset SentAt { get; private set; }

    /// <summary>Photos, videos and papers, as JSON: <c>[{"name", "address", "kind", "size", "state"}]</c>.</summary>
    public string Files { get; private set; } = "[]";

    /// <summary>Nothing but thanks, which waits for no answer; see <see cref="Thanks"/>.</summary>
    public bool IsThanks { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }
}
