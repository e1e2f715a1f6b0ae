namespace SellerDesk.Application.Marketplaces;

/// <summary>Writes into chats. One call is one try; failures as with <see cref="IReplySender"/>.</summary>
public interface IChatSender
{
    ChatForm Form { get; }

    /// <param name="facts">The chat's facts, which may hold what a message must carry.</param>
    /// <returns>The marketplace's number of the message where it gives one.</returns>
    Task<string?> SendAsync(ShopAccess shop, string chatNumber, IReadOnlyDictionary<string, string> facts, ChatCall message, CancellationToken cancel);

    /// <summary>
    /// What the chat shows from that moment on, read now: whether a message of ours arrived. Null when the marketplace does not know the chat (any more).
    /// </summary>
    Task<IReadOnlyList<IncomingMessage>?> ReadAsync(ShopAccess shop, string chatNumber, DateTimeOffset since, CancellationToken cancel);

    /// <summary>Starts a chat about an order; the chat's number.</summary>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.Refused"/> where the marketplace lets only buyers start.</exception>
    Task<string> StartAsync(ShopAccess shop, string orderNumber, CancellationToken cancel);

    /// <summary>The bytes of a file of a message.</summary>
    Task<FetchedFile> FetchAsync(ShopAccess shop, IncomingFile file, CancellationToken cancel);
}

/// <summary>What a message may be: lengths in characters, files in bytes, types by their endings.</summary>
public sealed record ChatForm(int MaxLength, int MaxFiles, long MaxFileBytes, IReadOnlyList<string> FileTypes, bool CanStart);

public sealed record ChatCall(string Text, IReadOnlyList<OutgoingFile> Files);

public sealed record OutgoingFile(string Name, string ContentType, byte[] Content);

public sealed record FetchedFile(string? ContentType, byte[] Content);
