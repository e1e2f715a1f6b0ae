using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Channels;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Channels;

/// <summary>What a gateway or the seller's own program called with.</summary>
/// <param name="Values">Of the query or the form; empty where the body is JSON.</param>
/// <param name="Timestamp">Of a signed call: seconds since 1970.</param>
public sealed record ReceiptCall(string Body, IReadOnlyDictionary<string, string> Values, string? Timestamp, string? Signature);

public enum ReceiptAnswer
{
    Taken,

    /// <summary>No address of the desk's.</summary>
    Unknown,

    /// <summary>A webhook's receipt that is not signed with the secret that both know, or an old one.</summary>
    NotSigned,
}

/// <summary>
/// Takes a channel's word about messages that it took: arrived, or not. The address of a channel is a token of its own; what names the message and its state is read by the channel's settings,
/// and a webhook's word counts only when it is signed as ours are.
/// </summary>
public sealed class TakeReceipt(ChannelBook book, MessageTokens tokens, MessageMarks marks, MessageSettings settings, TimeProvider time)
{
    /// <summary>Channels that may call back.</summary>
    public static readonly IReadOnlyList<MessageChannel> Channels = [MessageChannel.Sms, MessageChannel.Webhook];

    private static readonly TimeSpan LongestAgo = TimeSpan.FromMinutes(5);

    /// <summary>Where a channel's receipts are to be sent.</summary>
    public async Task<Uri> AddressAsync(MessageChannel channel, CancellationToken cancel) =>
        new(settings.Base, "m/r/" + await tokens.MakeAsync(Guid.Empty, MessageTokens.Receipt, (byte)channel, cancel));

    public async Task<ReceiptAnswer> ExecuteAsync(string token, ReceiptCall call, CancellationToken cancel)
    {
        if (await tokens.ReadAsync(token, MessageTokens.Receipt, cancel) is not { } read || !Channels.Contains((MessageChannel)read.Place))
        {
            return ReceiptAnswer.Unknown;
        }

        var options = await book.LoadAsync((MessageChannel)read.Place, cancel);
        if (options.Channel == MessageChannel.Webhook && !IsSigned(call, options["secret"]))
        {
            return ReceiptAnswer.NotSigned;
        }

        foreach (var (number, state) in Read(call, options))
        {
            await MarkAsync(options, number, state, cancel);
        }

        return ReceiptAnswer.Taken;
    }

    /// <summary>Failure is looked for first: "undelivered" speaks of delivery too.</summary>
    private async Task MarkAsync(ChannelOptions options, string number, string state, CancellationToken cancel)
    {
        var (delivered, failed) = options.Channel == MessageChannel.Sms ? (options["deliveredPattern"], options["failedPattern"]) : ("(?i)^delivered$", "(?i)^failed$");
        if (Regex.IsMatch(state, failed, RegexOptions.NonBacktracking))
        {
            await marks.FailedAsync(options.Channel, number, state.Length > BadAddress.ReasonMaxLength ? state[..BadAddress.ReasonMaxLength] : state, cancel);
        }
        else if (Regex.IsMatch(state, delivered, RegexOptions.NonBacktracking))
        {
            await marks.DeliveredAsync(options.Channel, number, cancel);
        }
    }

    /// <summary>One receipt, or a list of them.</summary>
    private static IEnumerable<(string Number, string State)> Read(ReceiptCall call, ChannelOptions options)
    {
        var (number, state) = options.Channel == MessageChannel.Sms ? (options["receiptNumber"], options["receiptState"]) : ("id", "state");
        if (call.Values.TryGetValue(number, out var id) && call.Values.TryGetValue(state, out var said))
        {
            return [(id, said)];
        }

        return Parts(call.Body).Select(part => (JsonPlace.Find(part, number), JsonPlace.Find(part, state)))
            .Where(one => one is { Item1.Length: > 0 and <= OutgoingMessage.NumberMaxLength, Item2: not null }).Select(one => (one.Item1!, one.Item2!));
    }

    private static List<string> Parts(string body)
    {
        if (!body.AsSpan().TrimStart().StartsWith("["))
        {
            return [body];
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            return [.. json.RootElement.EnumerateArray().Select(one => one.GetRawText())];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private bool IsSigned(ReceiptCall call, string secret)
    {
        if (secret.Length == 0 || call.Signature is null || !long.TryParse(call.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) > LongestAgo.TotalSeconds)
        {
            return false;
        }

        var wanted = "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{call.Timestamp}.{call.Body}")));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(wanted), Encoding.UTF8.GetBytes(call.Signature));
    }
}
