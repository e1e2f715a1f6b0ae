using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>All that is asked about one batch, and what follows for each message of it.</summary>
internal sealed class MessageRound(DateTimeOffset now, MessageLimits limits)
{
    private readonly Dictionary<(MessageChannel, MessagePurpose, Guid), MessageReason> denied = [];

    public HashSet<MessageChannel> Open { get; } = [];

    public required MessageAddresses Addresses { get; init; }

    public required MessageCounts Counts { get; init; }

    public required Dictionary<Guid, MessageTemplate> Templates { get; init; }

    public void Deny(MessageChannel channel, MessagePurpose purpose, IEnumerable<BuyerId> buyers, IReadOnlyCollection<BuyerId> withdrawn)
    {
        foreach (var buyer in buyers)
        {
            denied[(channel, purpose, buyer.Value)] = withdrawn.Contains(buyer) ? MessageReason.Unsubscribed : MessageReason.NoConsent;
        }
    }

    public MessageVerdict Judge(DueMessage message)
    {
        if (Never(message) is { } reason)
        {
            return new MessageVerdict(message) { Skip = reason };
        }

        if (Addresses.Of(message) is not { } address)
        {
            return new MessageVerdict(message) { Skip = MessageReason.NoAddress };
        }

        // A repeat is the same message: it was counted, and whoever got half of it may have it whole.
        if (!message.IsRepeat && limits.QuietUntil(now, message.Zone) is { } until)
        {
            return new MessageVerdict(message) { Wait = until };
        }

        var filled = message.Text is { } text ? new FilledMessage(message.Language, message.Subject, text, null, message.Links) : MessageText.Fill(Templates[message.Template], message);
        if (filled.Missing is { } missing)
        {
            return new MessageVerdict(message) { Skip = MessageReason.NoText, Detail = $"{missing} · {filled.Language}" };
        }

        if (!message.IsRepeat && !Counts.Add(message.Buyer, limits))
        {
            return new MessageVerdict(message) { Skip = MessageReason.Cap };
        }

        return new MessageVerdict(message) { Address = address, Filled = filled };
    }

    private MessageReason? Never(DueMessage message) =>
        message.Erased ? MessageReason.Erased
        : !message.RuleIsOn ? MessageReason.Stopped
        : message.MovedOn && !message.IsRepeat ? MessageReason.MovedOn
        : message.ToldAlready ? MessageReason.ToldAlready
        : denied.TryGetValue((message.Channel, message.Purpose, message.Buyer), out var why) ? why
        : !Open.Contains(message.Channel) ? MessageReason.ChannelOff
        : null;
}
