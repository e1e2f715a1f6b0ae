using System.Text.RegularExpressions;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Messages;

/// <summary>A message as it would leave.</summary>
/// <param name="Missing">The first variable that nobody knows, with its braces; the message does not leave then.</param>
/// <param name="Links">What the counted links of the text lead to.</param>
public sealed record FilledMessage(string Language, string? Subject, string Text, string? Missing, string[] Links);

/// <summary>Fills the wording of a template.</summary>
internal static partial class MessageText
{
    public static FilledMessage Fill(MessageTemplate template, DueMessage message)
    {
        var wording = template.WordingFor(message.Channel, message.Language);
        var said = message with { Language = wording.Language };
        var subject = wording.Subject is null ? null : ReplyText.Fill(wording.Subject, said.ValueOf);
        var text = ReplyText.Fill(wording.Text, said.ValueOf);
        var missing = (subject is null ? null : ReplyText.FirstVariable(subject)) ?? ReplyText.FirstVariable(text);
        return new FilledMessage(wording.Language, subject, text, missing, message is { Tracks: true, Channel: MessageChannel.Email } ? [.. Address().Matches(text).Select(found => found.Value).Distinct()] : []);
    }

    /// <summary>Links of the desk that count the click stand where the addresses stood.</summary>
    public static string Counted(string text, string[] links, Func<byte, Uri> link) =>
        links.Length == 0 ? text : Address().Replace(text, found => Array.IndexOf(links, found.Value) is >= 0 and < 250 and var place ? link((byte)place).ToString() : found.Value);

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>""\p{P}]/?")]
    private static partial Regex Address();
}
