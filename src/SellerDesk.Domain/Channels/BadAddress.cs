using SellerDesk.Domain.Messages;

namespace SellerDesk.Domain.Channels;

/// <summary>An address that takes no messages: it bounced, or its owner shut the channel. Known by a keyed hash alone.</summary>
public sealed class BadAddress
{
    public const int ReasonMaxLength = 300;

    public MessageChannel Channel { get; init; }

    /// <summary>Keyed hash of the address.</summary>
    public required string Digest { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A message that a channel took and later told that it could not deliver.</summary>
public sealed class MessageBounce
{
    /// <summary>Of the message that came back.</summary>
    public Guid MessageId { get; init; }

    public MessageChannel Channel { get; init; }

    /// <summary>Never to this address, as against not yet.</summary>
    public bool ForGood { get; init; }

    /// <summary>The channel's code and words, without addresses.</summary>
    public required string Detail { get; init; }

    public DateTimeOffset At { get; init; }
}
