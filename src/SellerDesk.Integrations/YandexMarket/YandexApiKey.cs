using System.Security.Cryptography;
using System.Text;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>A seller's key (<c>ACMA:…</c>). It tells nothing of itself: its rights are asked for.</summary>
/// <param name="Fingerprint">Tells keys apart where the key itself must not stand.</param>
internal sealed record YandexApiKey(string Value, string Fingerprint)
{
    private const int Shortest = 8;
    private const string HeaderName = "Api-Key:";

    /// <summary>Takes what people paste: with the header's name, quotes, line breaks.</summary>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.KeyRejected"/> when it is no such key.</exception>
    public static YandexApiKey Read(string key)
    {
        var value = string.Concat(key.Where(c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '\uFEFF' or '\u200B')));
        value = value.StartsWith(HeaderName, StringComparison.OrdinalIgnoreCase) ? value[HeaderName.Length..] : value;
        return value switch
        {
            "" => throw Rejected("the key is empty"),
            _ when value.StartsWith("y0_", StringComparison.Ordinal) || value.StartsWith("Bearer", StringComparison.OrdinalIgnoreCase) => throw Rejected("this is an OAuth token; an Api-Key is needed"),
            _ when value.Length < Shortest || !value.Contains(':', StringComparison.Ordinal) || !value.All(char.IsAscii) => throw Rejected("a Yandex Market key looks like ACMA:…:…"),
            _ => new YandexApiKey(value, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 8))),
        };
    }

    /// <summary>The record's own text would print the key.</summary>
    public override string ToString() => $"Yandex Market key {Fingerprint}";

    private static MarketplaceException Rejected(string why) => new(MarketplaceFailure.KeyRejected, why);
}
