using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Channels;

public enum FieldKind
{
    Line,
    Text,
    Number,
    Secret,
    Choice,
}

/// <summary>One thing that a channel has to be told, and what may be told.</summary>
/// <param name="Default">What holds while nothing is given.</param>
/// <param name="More">Only some need it: it stands folded away.</param>
/// <param name="With">The field without which it means nothing: it goes when that is emptied.</param>
public sealed record ChannelField(string Name, FieldKind Kind = FieldKind.Line, string Default = "", bool Required = false, IReadOnlyList<string>? Choices = null, bool More = false, string? With = null)
{
    public const int ValueMaxLength = 4000;

    public static IReadOnlyList<ChannelField> Of(MessageChannel channel) => channel switch
    {
        MessageChannel.Email => Email,
        MessageChannel.Sms => Sms,
        MessageChannel.Telegram => Telegram,
        MessageChannel.Webhook => Webhook,
        _ => [],
    };

    private static readonly IReadOnlyList<ChannelField> Email =
    [
        new("host", Required: true),
        new("port", FieldKind.Number, "587", Required: true),
        new("security", FieldKind.Choice, "starttls", Required: true, Choices: ["starttls", "tls", "none"]),
        new("user"),
        new("password", FieldKind.Secret, With: "user"),
        new("from", Required: true),
        new("fromName"),
        new("replyTo"),
        new("returnTo", More: true),
        new("fingerprint", More: true),
        new("seconds", FieldKind.Number, "25", More: true),
        new("imapHost", More: true),
        new("imapPort", FieldKind.Number, "993", More: true),
        new("imapUser", More: true),
        new("imapPassword", FieldKind.Secret, More: true, With: "imapUser"),
    ];

    private static readonly IReadOnlyList<ChannelField> Sms =
    [
        new("method", FieldKind.Choice, "POST", Required: true, Choices: ["POST", "GET"]),
        new("url", Required: true),
        new("key", FieldKind.Secret),
        new("headers", FieldKind.Text),
        new("contentType", FieldKind.Choice, "application/json", Choices: ["application/json", "application/x-www-form-urlencoded", "text/xml", "text/plain"]),
        new("body", FieldKind.Text),
        new("okStatus", Default: "200-299", Required: true),
        new("okPath"),
        new("okPattern"),
        new("numberPath"),
        new("errorPath"),
        new("refusedPattern"),
        new("receiptNumber", Default: "id", More: true),
        new("receiptState", Default: "status", More: true),
        new("deliveredPattern", Default: "(?i)deliver", More: true),
        new("failedPattern", Default: "(?i)undeliver|not.?deliver|fail|reject|expire", More: true),
        new("seconds", FieldKind.Number, "15", More: true),
    ];

    private static readonly IReadOnlyList<ChannelField> Telegram =
    [
        new("token", FieldKind.Secret, Required: true),
        new("bot", Required: true),
        new("welcome", FieldKind.Text, More: true),
        new("goodbye", FieldKind.Text, More: true),
        new("url", Default: "https://api.telegram.org", Required: true, More: true),
        new("seconds", FieldKind.Number, "20", More: true),
    ];

    private static readonly IReadOnlyList<ChannelField> Webhook =
    [
        new("url", Required: true),
        new("secret", FieldKind.Secret, Required: true),
        new("seconds", FieldKind.Number, "10", More: true),
    ];
}
