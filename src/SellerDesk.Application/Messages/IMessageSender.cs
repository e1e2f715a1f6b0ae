using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Messages;

/// <summary>Sends by one channel. One try each: waiting and repeating is the caller's.</summary>
public interface IMessageSender
{
    MessageChannel Channel { get; }

    /// <summary>
    /// A parcel that is sent again with the same id reaches the buyer once. Only then is a try that broke off repeated; by any other channel it stays visibly dead, "maybe sent".
    /// </summary>
    bool KnowsRepeats => false;

    /// <summary>Set up and switched on by people.</summary>
    Task<bool> IsReadyAsync(CancellationToken cancel);

    Task<SendVerdict> SendAsync(MessageParcel parcel, CancellationToken cancel);
}

/// <summary>One message, ready to go.</summary>
/// <param name="Id">The same at every try: the channel hands it on wherever a receiver can recognise a repeat by it (Message-ID, idempotency key).</param>
/// <param name="Address">An e-mail address, a phone in E.164, the number of a Telegram chat, the number of an order, an address of the web.</param>
/// <param name="Subject">For channels that have one.</param>
/// <param name="Unsubscribe">Where one press ends such messages; null for those about an order under way.</param>
/// <param name="Seen">A picture of one point that counts the opening, for channels that can show one; null unless the rule asks for it.</param>
public sealed record MessageParcel(Guid Id, string Address, string? Subject, string Text, Uri? Unsubscribe, ShopId? ShopId, Uri? Seen = null)
{
    /// <summary>For letters: the same as <see cref="Text"/> in a form of its own, without anything that would be fetched from elsewhere. Null: made of the text.</summary>
    public string? Html { get; init; }

    /// <summary>For letters: what is attached.</summary>
    public IReadOnlyList<ParcelFile> Files { get; init; } = [];
}

/// <param name="Type">Its media type.</param>
public sealed record ParcelFile(string Name, string Type, byte[] Content);

/// <summary>How a try ended.</summary>
public enum SendOutcome
{
    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>Not now: busy, away, too often. Certainly not sent.</summary>
    Later,

    /// <summary>Never to this address, or never this text.</summary>
    Refused,

    /// <summary>Broken off after it may have been taken.</summary>
    Unknown,
}

/// <param name="Number">The channel's own number of the message, by which a bounce or a receipt is known again.</param>
/// <param name="Detail">The channel's words, without addresses.</param>
public sealed record SendVerdict(SendOutcome Outcome, string? Number = null, string? Detail = null, TimeSpan? RetryAfter = null);
