using System.Security.Cryptography;
using System.Text;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>The one token of a shop, which tells nothing of itself and never changes.</summary>
internal sealed record KaspiToken(string Value)
{
    private const string Header = "X-Auth-Token";
    private const int ShortestToken = 8;

    /// <summary>Whose budget a call is taken from; not the token itself, which must stand nowhere.</summary>
    public string Account => $"kaspi/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Value)).AsSpan(0, 8))}";

    /// <summary>Takes what people paste: with the header's name, quotes, line breaks.</summary>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.KeyRejected"/> when it can be no token.</exception>
    public static KaspiToken Read(string key)
    {
        var value = string.Concat(key.Where(c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '\uFEFF' or '\u200B')));
        value = value.StartsWith(Header, StringComparison.OrdinalIgnoreCase) ? value[Header.Length..].TrimStart(':', '=') : value;
        return value.Length == 0 ? throw new MarketplaceException(MarketplaceFailure.KeyRejected, "the key is empty")
            : value.Length < ShortestToken || !value.All(c => c is > ' ' and < '\u007f') ? throw new MarketplaceException(MarketplaceFailure.KeyRejected, "a Kaspi token is Latin letters and digits in one piece")
            : new KaspiToken(value);
    }

    /// <summary>The record's own text would print it.</summary>
    public override string ToString() => "Kaspi token";
}
