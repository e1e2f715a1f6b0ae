using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Kinds of token, by the number in their payload. What is not told counts as <see cref="Base"/>, the kind with the tightest limits.</summary>
internal enum TokenKind
{
    Base = 1,
    Test = 2,
    Personal = 3,
    Service = 4,
}

/// <summary>
/// A seller's token (a JWT), read without a call and without checking its signature: that is the marketplace's matter.
/// Numbers of the bits: dev.wildberries.ru, "how a token is made".
/// </summary>
/// <param name="Mask">Bit n set: category n is allowed. Null when the token does not say.</param>
internal sealed record WildberriesToken(string Value, string Account, TokenKind? Kind, long? Mask, DateTimeOffset? ExpiresAt)
{
    public const int Content = 1;
    public const int Analytics = 2;
    public const int Marketplace = 4;
    public const int Statistics = 5;
    public const int Feedbacks = 7;
    public const int Chat = 9;
    public const int Returns = 11;
    private const int ReadOnlyBit = 30;

    private static readonly (int Bit, string Name)[] Names =
    [
        (Content, "Content"), (Analytics, "Analytics"), (3, "Prices"), (Marketplace, "Marketplace"), (Statistics, "Statistics"), (6, "Promotion"),
        (Feedbacks, "Feedbacks and Questions"), (Chat, "Buyers chat"), (10, "Supplies"), (Returns, "Buyers returns"), (12, "Documents"), (13, "Finance"),
        (16, "Users"), (ReadOnlyBit, "Read only"),
    ];

    public bool IsReadOnly => Mask is { } mask && Has(mask, ReadOnlyBit);

    /// <summary>Some methods are for these alone; what does not tell its kind is tried.</summary>
    public bool IsPersonalOrService => Kind is null or TokenKind.Personal or TokenKind.Service;

    public bool IsLimited => Kind is null or TokenKind.Base or TokenKind.Test;

    public IReadOnlyList<string>? Scopes => Mask is { } mask ? [.. Names.Where(name => Has(mask, name.Bit)).Select(name => name.Name)] : null;

    /// <summary>As if the bit were not set: a host said so.</summary>
    public WildberriesToken Without(int bit) => Mask is { } mask ? this with { Mask = mask & ~(1L << bit) } : this;

    public bool Allows(int bit) => Mask is not { } mask || Has(mask, bit);

    public static string NameOf(int bit) => Array.Find(Names, name => name.Bit == bit).Name;

    /// <summary>Takes what people paste: with "Bearer", quotes, line breaks.</summary>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.KeyRejected"/> when it is no such token.</exception>
    public static WildberriesToken Read(string key)
    {
        var value = string.Concat(key.Where(c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '\uFEFF' or '\u200B')));
        value = value.StartsWith("Bearer", StringComparison.OrdinalIgnoreCase) ? value["Bearer".Length..].TrimStart(':') : value;
        if (value.Length == 0)
        {
            throw Rejected("the key is empty");
        }

        var parts = value.Split('.');
        return parts.Length == 3 && value.All(char.IsAscii)
            ? Read(value, parts[1])
            : throw Rejected("a Wildberries key is three groups of letters and digits with two dots between them");
    }

    /// <summary>The record's own text would print the token.</summary>
    public override string ToString() => $"Wildberries token of {Account}";

    private static WildberriesToken Read(string value, string payload)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || (root.Find("sid") is null && root.Find("s") is null && root.Find("exp") is null))
            {
                throw Rejected("it is a token, but not one of Wildberries");
            }

            var kind = root.Flag("t") == true ? TokenKind.Test : root.Whole("acc") is { } number and >= 1 and <= 4 ? (TokenKind)number : (TokenKind?)null;
            return new WildberriesToken(value, AccountOf(root.Word("sid"), kind, value), kind, root.Whole("s"), ExpiryOf(root));
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            throw Rejected("the middle part cannot be read; was the key copied whole?");
        }
    }

    private static DateTimeOffset? ExpiryOf(JsonElement root) =>
        root.Whole("exp") is { } seconds and > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Limits are counted per seller and kind of token: a second token of one kind brings no second budget.</summary>
    private static string AccountOf(string? seller, TokenKind? kind, string value) =>
        $"wb/{seller ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 8))}/{kind}";

    private static bool Has(long mask, int bit) => (mask & (1L << bit)) != 0;

    private static MarketplaceException Rejected(string why) => new(MarketplaceFailure.KeyRejected, why);
}
