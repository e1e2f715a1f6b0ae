namespace SellerDesk.Domain.Messages;

/// <summary>How a message gets to somebody.</summary>
public enum MessageChannel
{
    Email,
    Sms,
    Telegram,

    /// <summary>The chat of the marketplace about the buyer's order.</summary>
    MarketplaceChat,

    /// <summary>A signed call to an address of the seller's own.</summary>
    Webhook,

    /// <summary>The bell of people at the desk.</summary>
    InApp,
}
