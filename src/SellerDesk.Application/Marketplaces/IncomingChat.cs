using SellerDesk.Domain.Conversations;

namespace SellerDesk.Application.Marketplaces;

/// <summary>A chat, or what is new of it: null is "not said now" and wipes nothing, messages are added to those that are there.</summary>
public sealed record IncomingChat
{
    public required string Number { get; init; }

    public ChatKind Kind { get; init; }

    public string? StatusRaw { get; init; }

    public string? OrderNumber { get; init; }

    public string? ReturnNumber { get; init; }

    public IncomingProduct? Product { get; init; }

    /// <summary>Only where the marketplace allows it to be kept.</summary>
    public string? BuyerName { get; init; }

    public string? BuyerNumber { get; init; }

    /// <summary>What recognises the buyer, as the door hashed it; connectors leave it alone.</summary>
    public IReadOnlyList<HashedKey> Keys { get; init; } = [];

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Until when the marketplace takes an answer.</summary>
    public DateTimeOffset? WritableUntil { get; init; }

    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<IncomingMessage> Messages { get; init; } = [];
}

/// <param name="SenderRaw">The marketplace's own word for who wrote.</param>
public sealed record IncomingMessage(string Number, ChatSender Sender, string? SenderRaw, string Text, DateTimeOffset SentAt, IReadOnlyList<IncomingFile> Files);

/// <param name="Address">Where it can be fetched: a web address, or the marketplace's number of the file.</param>
/// <param name="Kind">image, video, document …</param>
/// <param name="State">In moderation, rejected …, in the marketplace's own word.</param>
public sealed record IncomingFile(string? Name, string Address, string? Kind, long? Size = null, string? State = null);
