using SellerDesk.Application.Messages;

namespace SellerDesk.Application.Channels;

/// <summary>
/// What went wrong, as a code that pages have words for (<c>channels.said.&lt;code&gt;</c>) and the channel's own words after it: <c>[password] 535 no</c>.
/// </summary>
public static class ChannelSaid
{
    public const string NotSetUp = "setup";
    public const string NoConnection = "connection";
    public const string Certificate = "certificate";
    public const string NoTls = "tls";
    public const string Password = "password";
    public const string Sender = "sender";
    public const string Address = "address";
    public const string BadAddress = "bounced";
    public const string Content = "content";
    public const string Busy = "busy";
    public const string Broken = "broken";
    public const string Slow = "slow";
    public const string Redirect = "redirect";
    public const string Private = "private";
    public const string Answer = "answer";
    public const string Blocked = "blocked";
    public const string Rules = "rules";
    public const string CannotWrite = "cannotwrite";
    public const string CannotStart = "cannotstart";
    public const string ChatOver = "chatover";

    /// <summary>What a person must mend first: soon again makes no sense.</summary>
    public static readonly TimeSpan TillMended = TimeSpan.FromMinutes(5);

    public static SendVerdict Later(string code, string? words = null, TimeSpan? retryAfter = null) => new(SendOutcome.Later, Detail: Join(code, words), RetryAfter: retryAfter);

    public static SendVerdict Refused(string code, string? words = null) => new(SendOutcome.Refused, Detail: Join(code, words));

    public static SendVerdict Unknown(string code, string? words = null) => new(SendOutcome.Unknown, Detail: Join(code, words));

    /// <summary>The code, if there is one, and the words.</summary>
    public static (string? Code, string Words) Read(string? detail) =>
        detail is not null && detail.StartsWith('[') && detail.IndexOf(']', StringComparison.Ordinal) is > 1 and var end
            ? (detail[1..end], detail[(end + 1)..].Trim()) : (null, detail ?? "");

    private static string Join(string code, string? words) => string.IsNullOrWhiteSpace(words) ? $"[{code}]" : $"[{code}] {words.Trim()}";
}
