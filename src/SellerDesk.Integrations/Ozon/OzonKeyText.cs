using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Ozon;

/// <summary>The key as people paste it: with quotes, line breaks, the header's name.</summary>
internal static class OzonKeyText
{
    private const string Header = "Api-Key";
    private const int ShortestKey = 8;

    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.KeyRejected"/> when it can be no key of Ozon's.</exception>
    public static string Read(string key)
    {
        var value = string.Concat(key.Where(c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '\uFEFF' or '\u200B')));
        value = value.StartsWith(Header, StringComparison.OrdinalIgnoreCase) ? value[Header.Length..].TrimStart(':', '=') : value;
        return value.Length == 0 ? throw Rejected("the key is empty")
            : value.Length < ShortestKey || !value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? throw Rejected("an Ozon key is groups of letters and digits with dashes between them")
            : value;
    }

    private static MarketplaceException Rejected(string why) => new(MarketplaceFailure.KeyRejected, why);
}
