using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Integrations.Messages;

/// <summary>By the desk's Telegram bot into a chat that somebody tied to it.</summary>
internal sealed class TelegramSender(ChannelBook book, GuardedCalls calls) : IMessageSender
{
    private const int TextMaxLength = 4096;

    public MessageChannel Channel => MessageChannel.Telegram;

    public async Task<bool> IsReadyAsync(CancellationToken cancel) => await book.LoadAsync(Channel, cancel) is { On: true, Complete: true };

    public async Task<SendVerdict> SendAsync(MessageParcel parcel, CancellationToken cancel)
    {
        var options = await book.LoadAsync(Channel, cancel);
        if (!options.Complete)
        {
            return ChannelSaid.Later(ChannelSaid.NotSetUp, retryAfter: ChannelSaid.TillMended);
        }

        if (!long.TryParse(parcel.Address, System.Globalization.CultureInfo.InvariantCulture, out var chat))
        {
            return ChannelSaid.Refused(ChannelSaid.Address);
        }

        var words = string.IsNullOrWhiteSpace(parcel.Subject) ? parcel.Text : $"{parcel.Subject}\n\n{parcel.Text}";
        if (parcel.Unsubscribe is { } leave && !words.Contains(leave.ToString(), StringComparison.Ordinal))
        {
            words += $"\n\n{leave}";
        }

        if (words.Length > TextMaxLength)
        {
            return ChannelSaid.Refused(ChannelSaid.Content, $"> {TextMaxLength}");
        }

        var body = new { chat_id = chat, text = words, link_preview_options = new { is_disabled = true } };
        var answer = await TelegramCall.CallAsync(calls, options, "sendMessage", body, options.Patience, repeatIsKnown: false, cancel);
        return answer.Verdict ?? Judge(options, answer);
    }

    private static SendVerdict Judge(ChannelOptions options, GuardedAnswer answer)
    {
        var root = TelegramCall.Read(answer.Body);
        var said = $"{(int)answer.Status} {Words.Of(root?.Of("description")?.ToString() ?? answer.Body, options["token"])}";
        var wait = root?.Of("parameters")?.Of("retry_after") is { ValueKind: System.Text.Json.JsonValueKind.Number } seconds ? TimeSpan.FromSeconds(seconds.GetInt32()) : answer.RetryAfter;
        return (int)answer.Status switch
        {
            >= 200 and < 300 => new SendVerdict(SendOutcome.Sent, root?.Of("result")?.Of("message_id")?.ToString()),
            429 => ChannelSaid.Later(ChannelSaid.Busy, said, wait),
            403 => ChannelSaid.Refused(ChannelSaid.Blocked, said),
            401 or 404 => ChannelSaid.Later(ChannelSaid.Password, said, ChannelSaid.TillMended),
            >= 500 => ChannelSaid.Unknown(ChannelSaid.Broken, said),
            _ => ChannelSaid.Refused(ChannelSaid.Answer, said),
        };
    }
}
