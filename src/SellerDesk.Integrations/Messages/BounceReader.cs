using MimeKit;
using SellerDesk.Application.Channels;

namespace SellerDesk.Integrations.Messages;

/// <summary>Reads delivery status notifications (RFC 3464): each recipient's fields, and our message by the envelope's id or by the letter that came back.</summary>
internal sealed class BounceReader : IBounceReader
{
    private const int LongestWords = 200;

    public async Task<IReadOnlyList<IncomingBounce>> ReadAsync(Stream letter, CancellationToken cancel)
    {
        MimeMessage report;
        try
        {
            report = await MimeMessage.LoadAsync(letter, cancel);
        }
        catch (FormatException)
        {
            return [];
        }

        if (report.BodyParts.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { StatusGroups.Count: > 1 } status)
        {
            return [];
        }

        var message = Envelope(status.StatusGroups[0]) ?? Returned(report) ?? Letter.MessageOf(report.Headers[HeaderId.References]) ?? Letter.MessageOf(report.InReplyTo);
        return [.. status.StatusGroups.Skip(1).Where(group => group["Action"] is not null).Select(group => Read(group, message))];
    }

    private static IncomingBounce Read(HeaderList recipient, Guid? message)
    {
        var words = Value(recipient["Diagnostic-Code"]) ?? recipient["Status"] ?? "";
        return new IncomingBounce(message, Value(recipient["Final-Recipient"]) ?? Value(recipient["Original-Recipient"]), recipient["Status"]?.Split(' ')[0] ?? "5.0.0",
            recipient["Action"]!.Trim().Equals("failed", StringComparison.OrdinalIgnoreCase), words.Length > LongestWords ? words[..LongestWords] : words);
    }

    private static Guid? Envelope(HeaderList report) => Guid.TryParseExact(report["Original-Envelope-Id"]?.Trim(), "N", out var message) ? message : null;

    /// <summary>The letter itself, or its head alone, comes at the end of the report.</summary>
    private static Guid? Returned(MimeMessage report)
    {
        if (report.BodyParts.OfType<MessagePart>().Select(part => part.Message?.MessageId).FirstOrDefault(id => id is not null) is { } id)
        {
            return Letter.MessageOf(id);
        }

        var head = report.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.ContentType.IsMimeType("text", "rfc822-headers"))?.Text;
        return head?.Split('\n').FirstOrDefault(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase)) is { } line ? Letter.MessageOf(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]) : null;
    }

    /// <summary><c>rfc822; somebody@example.com</c> without its kind.</summary>
    private static string? Value(string? field) => field?.Split(';', 2, StringSplitOptions.TrimEntries) is [_, { Length: > 0 } value] ? value : null;
}
