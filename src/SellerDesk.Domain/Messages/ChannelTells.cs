namespace SellerDesk.Domain.Messages;

/// <summary>What a channel can tell of a message that it took. The rest nobody can know.</summary>
public static class ChannelTells
{
    /// <summary>
    /// Gateways report by SMS, a seller's own program by a signed receipt, and a chat shows the message when it is read back. A mail server only says what came back; the Bot API says nothing more
    /// than that it took the message.
    /// </summary>
    public static bool Arrival(MessageChannel channel) => channel is MessageChannel.Sms or MessageChannel.Webhook or MessageChannel.MarketplaceChat;

    /// <summary>Openings and clicks: letters alone, where their rule asks for it.</summary>
    public static bool Opening(MessageChannel channel) => channel == MessageChannel.Email;
}
