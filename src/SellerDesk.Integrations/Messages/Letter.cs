using System.Net;
using MimeKit;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;

namespace SellerDesk.Integrations.Messages;

/// <summary>
/// A message as a letter (RFC 5322), plain and as simple HTML with the same words. Its Message-ID is made of the message's own id, so that a letter that was sent twice is known as one and a
/// report about it leads back.
/// </summary>
internal static class Letter
{
    public static MimeMessage Of(ChannelOptions options, MessageParcel parcel, DateTimeOffset now)
    {
        var letter = new MimeMessage { Date = now, MessageId = IdOf(parcel.Id, options["from"]), Subject = OneLine(parcel.Subject) };
        letter.From.Add(new MailboxAddress(options["fromName"].Length > 0 ? options["fromName"] : null, options["from"]));
        letter.To.Add(new MailboxAddress(null, parcel.Address));
        if (options["replyTo"].Length > 0)
        {
            letter.ReplyTo.Add(new MailboxAddress(null, options["replyTo"]));
        }

        // Answers of machines ("I am on holiday") would only come back to whoever reads the shop's mail.
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        if (parcel.Unsubscribe is { } leave)
        {
            letter.Headers.Add(HeaderId.ListUnsubscribe, $"<{leave.AbsoluteUri}>");
            letter.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        letter.Body = Body(parcel);
        return letter;
    }

    private static MimeEntity Body(MessageParcel parcel)
    {
        var words = new MultipartAlternative(new TextPart("plain") { Text = parcel.Text }, new TextPart("html") { Text = parcel.Html ?? Html(parcel.Text, parcel.Seen) });
        return parcel.Files.Count == 0 ? words : new Multipart("mixed", [words, .. parcel.Files.Select(Attached)]);
    }

    private static MimePart Attached(ParcelFile file) => new(file.Type)
    {
        FileName = file.Name,
        Content = new MimeContent(new MemoryStream(file.Content)),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        ContentTransferEncoding = ContentEncoding.Base64,
    };

    /// <summary>The message that a Message-ID was made of; null: it is not one of ours.</summary>
    public static Guid? MessageOf(string? id) => id?.Trim().Trim('<', '>').Split('@') is [var name, _] && Guid.TryParseExact(name, "N", out var message) ? message : null;

    private static string IdOf(Guid message, string from) => $"{message:N}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}";

    private static string OneLine(string? subject) => (subject ?? "").ReplaceLineEndings(" ");

    private static string Html(string text, Uri? seen) => "<!doctype html><html><body><p>"
        + string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(line => string.Join(' ', line.Split(' ').Select(Word)))) + "</p>"
        + (seen is null ? "" : $"<img src=\"{WebUtility.HtmlEncode(seen.AbsoluteUri)}\" width=\"1\" height=\"1\" alt=\"\">") + "</body></html>";

    /// <summary>Addresses can be pressed; everything is escaped.</summary>
    private static string Word(string word) => Uri.TryCreate(word, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
        ? $"<a href=\"{WebUtility.HtmlEncode(word)}\">{WebUtility.HtmlEncode(word)}</a>" : WebUtility.HtmlEncode(word);
}
