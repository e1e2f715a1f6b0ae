using System.Text.Json;
using SellerDesk.Application.Channels;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Integrations.Messages;

/// <summary>What people write to the bot, by getUpdates.</summary>
internal sealed class TelegramBot(ChannelBook book, GuardedCalls calls) : ITelegramBot
{
    private static readonly string[] Kinds = ["message", "my_chat_member"];

    public async Task<IReadOnlyList<BotUpdate>?> ReadAsync(long from, CancellationToken cancel)
    {
        var options = await book.LoadAsync(MessageChannel.Telegram, cancel);
        if (options is not { On: true, Complete: true })
        {
            return null;
        }

        var answer = await TelegramCall.CallAsync(calls, options, "getUpdates", new { offset = from, timeout = 0, limit = 100, allowed_updates = Kinds }, options.Patience, repeatIsKnown: true, cancel);
        return TelegramCall.Read(answer.Body)?.Of("result") is { ValueKind: JsonValueKind.Array } updates ? [.. updates.EnumerateArray().Select(Read)] : [];
    }

    public async Task SayAsync(string chat, string text, CancellationToken cancel)
    {
        var options = await book.LoadAsync(MessageChannel.Telegram, cancel);
        await TelegramCall.CallAsync(calls, options, "sendMessage", new { chat_id = chat, text }, options.Patience, repeatIsKnown: false, cancel);
    }

    private static BotUpdate Read(JsonElement update)
    {
        var number = update.GetProperty("update_id").GetInt64();
        if (update.Of("my_chat_member") is { } member)
        {
            return new BotUpdate(number, Chat(member), "", member.Of("new_chat_member")?.Of("status")?.ToString() is "kicked" or "left");
        }

        // In a group a link would tie everybody to one buyer.
        return update.Of("message") is { } message && message.Of("chat")?.Of("type")?.ToString() is "private"
            ? new BotUpdate(number, Chat(message), message.Of("text")?.ToString() ?? "", false, message.Of("from")?.Of("language_code")?.ToString())
            : new BotUpdate(number, null, "", false);
    }

    private static string? Chat(JsonElement holder) => holder.Of("chat")?.Of("id")?.ToString();
}
