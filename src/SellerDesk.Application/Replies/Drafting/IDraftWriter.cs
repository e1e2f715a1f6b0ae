namespace SellerDesk.Application.Replies.Drafting;

/// <summary>Asks an endpoint that speaks the chat-completions protocol of OpenAI for one text.</summary>
public interface IDraftWriter
{
    /// <param name="body">The request to the letter; nothing is added to it.</param>
    /// <returns>The text of the first choice.</returns>
    /// <exception cref="DraftingException">Slow, unreachable, refused, or an answer that cannot be read.</exception>
    Task<string> WriteAsync(Uri address, string? key, string body, TimeSpan patience, CancellationToken cancel);
}

public enum DraftingFailure
{
    Slow,
    Unreachable,
    Refused,
    Unreadable,
}

/// <summary>Why no draft came.</summary>
public sealed class DraftingException(DraftingFailure failure, string? detail = null, Exception? inner = null) : Exception(detail, inner)
{
    public DraftingFailure Failure { get; } = failure;

    /// <summary>The endpoint's own words, cut.</summary>
    public string? Detail { get; } = detail;
}
