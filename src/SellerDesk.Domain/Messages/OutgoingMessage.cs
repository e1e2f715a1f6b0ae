using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Messages;

public readonly record struct OutgoingMessageId(Guid Value) : ITypedId<OutgoingMessageId>
{
    public static OutgoingMessageId New() => new(Guid.CreateVersion7());

    public static OutgoingMessageId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public enum MessageState
{
    /// <summary>Its time has not come, or a try failed for now.</summary>
    Waiting,

    /// <summary>Handed to the channel; nobody else touches it until the lease ends.</summary>
    Sending,

    /// <summary>Broken off; tried again because the channel recognises a repeat.</summary>
    Unknown,

    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>The channel says that it arrived.</summary>
    Delivered,

    /// <summary>Never to be sent, and why.</summary>
    Skipped,

    /// <summary>Failed for good: for people to look at.</summary>
    Dead,
}

/// <summary>Why a message was not sent, or waits.</summary>
public enum MessageReason
{
    NoConsent,

    /// <summary>The buyer withdrew.</summary>
    Unsubscribed,

    /// <summary>As many as one person gets in a day or a week.</summary>
    Cap,
    NoAddress,

    /// <summary>There is no chat about the order that a seller may write into.</summary>
    NoChat,

    /// <summary>The channel is not set up or is switched off.</summary>
    ChannelOff,

    /// <summary>The wording asks for what nobody knows.</summary>
    NoText,
    Erased,

    /// <summary>Something newer about the same order or complaint has happened.</summary>
    MovedOn,

    /// <summary>The chat told it already.</summary>
    ToldAlready,

    /// <summary>It is night where the buyer lives.</summary>
    Quiet,

    /// <summary>The channel was busy or away.</summary>
    Later,
    Refused,
    GaveUp,

    /// <summary>Broken off after it may have been taken, by a channel that would send a repeat twice.</summary>
    MaybeSent,

    /// <summary>Taken, then sent back.</summary>
    Bounced,

    /// <summary>Somebody at the desk stopped it.</summary>
    Stopped,
}

/// <summary>
/// One message to one buyer about one event by one channel, and there is never a second one of the same three. Written with the reading of its cause; what moves it is
/// <c>Application/Messages</c>.
/// </summary>
public sealed class OutgoingMessage
{
    public const int NumberMaxLength = 200;
    public const int DetailMaxLength = 500;

    /// <summary>Tries before it is given up.</summary>
    public const int MostTries = 6;

    public OutgoingMessageId Id { get; init; }

    public BuyerId BuyerId { get; private set; }

    public long EventId { get; private set; }

    public BuyerEventKind Kind { get; private set; }

    public MessageRuleId RuleId { get; private set; }

    public int RuleVersion { get; private set; }

    public MessageTemplateId TemplateId { get; private set; }

    public ShopId? ShopId { get; private set; }

    public MessageChannel Channel { get; private set; }

    /// <summary>Which of the rule's channels, from 0.</summary>
    public int Way { get; private set; }

    public MessagePurpose Purpose { get; private set; }

    public MessageState State { get; private set; }

    public MessageReason? Reason { get; private set; }

    /// <summary>When to look at it next: to try, to give up a lease, to take the next channel. Null: never again.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public int Tries { get; private set; }

    public string? Language { get; private set; }

    /// <summary>As it was sent; written before the first try and the same at every later one.</summary>
    public string? Subject { get; private set; }

    public string? Text { get; private set; }

    /// <summary>Where its links lead when clicks are counted: to nowhere else.</summary>
    public string[] Links { get; private set; } = [];

    /// <summary>Where it went, as it may be shown.</summary>
    public string? AddressMask { get; private set; }

    /// <summary>The channel's own number.</summary>
    public string? Number { get; private set; }

    /// <summary>The channel's words.</summary>
    public string? Detail { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClickedAt { get; private set; }
}

/// <summary>A try: written before the call, ended after it. One without an end was broken off.</summary>
public sealed class MessageAttempt
{
    public long Id { get; init; }

    public OutgoingMessageId MessageId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? Outcome { get; private set; }

    public string? Detail { get; private set; }
}
