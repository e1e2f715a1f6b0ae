namespace SellerDesk.Application.Channels;

/// <param name="Number">Of the update; what comes next is asked for by the number after it.</param>
/// <param name="Chat">Where it was written; null for updates of other kinds.</param>
/// <param name="Blocked">The person shut the bot out.</param>
/// <param name="Language">Of the person's Telegram, as it tells (IETF tag); null where it does not.</param>
public sealed record BotUpdate(long Number, string? Chat, string Text, bool Blocked, string? Language = null);

/// <summary>The other direction of the Telegram bot: what people write to it.</summary>
public interface ITelegramBot
{
    /// <summary>Updates from this number on, oldest first. Null: the bot is not set up, or shut off.</summary>
    Task<IReadOnlyList<BotUpdate>?> ReadAsync(long from, CancellationToken cancel);

    /// <summary>Says something in the chat; that it fails changes nothing.</summary>
    Task SayAsync(string chat, string text, CancellationToken cancel);
}
