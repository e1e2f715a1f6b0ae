using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Channels;

/// <summary>What is wrong with a channel's settings, field by field: the code of the words that say it (<c>channels.wrong.&lt;code&gt;</c>).</summary>
public static class ChannelForm
{
    private const int LongestWait = 120;

    private static readonly string[] Mailbox = ["imapUser", "imapPassword"];
    private static readonly string[] Patterns = ["okPattern", "refusedPattern", "deliveredPattern", "failedPattern"];

    /// <param name="values">With the secrets that are kept already.</param>
    public static IReadOnlyDictionary<string, string> Check(MessageChannel channel, IReadOnlyDictionary<string, string> values)
    {
        var wrong = new Dictionary<string, string>();
        foreach (var field in ChannelField.Of(channel))
        {
            var value = values.GetValueOrDefault(field.Name, "");
            if ((value.Length == 0 ? field is { Required: true, Default: "" } ? "missing" : null : Of(channel, field, value)) is { } code)
            {
                wrong[field.Name] = code;
            }
        }

        if (channel == MessageChannel.Email)
        {
            CheckMail(values, wrong);
        }

        return wrong;
    }

    private static void CheckMail(IReadOnlyDictionary<string, string> values, Dictionary<string, string> wrong)
    {
        bool Has(string name) => values.GetValueOrDefault(name, "").Length > 0;
        if (Has("user") && !Has("password"))
        {
            wrong.TryAdd("password", "missing");
        }

        if (Has("password") && !Has("user"))
        {
            wrong.TryAdd("user", "missing");
        }

        if (Has("user") && values.GetValueOrDefault("security") == "none")
        {
            wrong.TryAdd("security", "naked");
        }

        if (Has("imapHost"))
        {
            foreach (var name in Mailbox.Where(name => !Has(name)))
            {
                wrong.TryAdd(name, "missing");
            }
        }
    }

    private static string? Of(MessageChannel channel, ChannelField field, string value)
    {
        if (value.Length > ChannelField.ValueMaxLength)
        {
            return "long";
        }

        return field.Kind switch
        {
            FieldKind.Choice => field.Choices!.Contains(value) ? null : "choice",
            FieldKind.Number => Number(field.Name, value),
            FieldKind.Text or FieldKind.Secret => field.Name == "headers" ? Headers(value) : field.Name == "secret" && value.Length < 16 ? "short" : null,
            _ => value.Any(char.IsControl) ? "line" : Line(channel, field.Name, value),
        };
    }

    private static string? Line(MessageChannel channel, string name, string value) => name switch
    {
        "from" or "replyTo" or "returnTo" => MailAddress.TryCreate(value, out var address) && address.Address == value ? null : "address",
        "host" or "imapHost" => Uri.CheckHostName(value) == UriHostNameType.Unknown ? "host" : null,
        "fingerprint" => Fingerprint(value) is { Length: 64 } hex && hex.All(char.IsAsciiHexDigit) ? null : "fingerprint",
        "url" => Address(value, templated: channel == MessageChannel.Sms),
        "okStatus" => Statuses(value) is null ? "statuses" : null,
        "bot" => Regex.IsMatch(value, "^@?[A-Za-z][A-Za-z0-9_]{3,31}$") ? null : "bot",
        "numberPath" or "errorPath" or "receiptNumber" or "receiptState" when value.StartsWith("re:", StringComparison.Ordinal) => Pattern(value[3..]),
        _ => Patterns.Contains(name) ? Pattern(value) : null,
    };

    /// <summary>As people paste it: with colons or spaces, in either case.</summary>
    public static string Fingerprint(string text) => text.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary><c>200-299, 304</c> as ranges; null: unreadable.</summary>
    public static IReadOnlyList<(int From, int To)>? Statuses(string text)
    {
        var ranges = new List<(int, int)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length is 0 or > 2 || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) || from is < 100 or > 599 || to < from || to > 599)
            {
                return null;
            }

            ranges.Add((from, to));
        }

        return ranges;
    }

    private static string? Number(string name, string value) => !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? "number"
        : name.EndsWith("ort", StringComparison.Ordinal) ? number is < 1 or > 65535 ? "port" : null
        : number is < 1 or > LongestWait ? "seconds" : null;

    private static string? Address(string value, bool templated)
    {
        var plain = templated ? Regex.Replace(value, @"\{(phone|text|id|key)\}", "x") : value;
        var movesHost = Regex.IsMatch(value, @"^[^:]*://[^/?#]*\{");
        return !movesHost && Uri.TryCreate(plain, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "" } ? null : "url";
    }

    private static string? Headers(string value) => value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .All(line => Regex.IsMatch(line, @"^[A-Za-z0-9!#$%&'*+.^_`|~-]+\s*:\s*[^\x00-\x1F]*$")) ? null : "headers";

    private static string? Pattern(string value)
    {
        try
        {
            _ = new Regex(value, RegexOptions.NonBacktracking);
            return null;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or NotSupportedException)
        {
            return "pattern";
        }
    }
}
