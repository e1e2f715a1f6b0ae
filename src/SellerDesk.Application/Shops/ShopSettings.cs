using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Shops;

/// <summary>Settings of a shop told apart: the key, which is kept encrypted and never shown, and what is no secret.</summary>
public sealed record ShopSettings(string? Key, IReadOnlyDictionary<string, string> Open)
{
    private const int NameMaxLength = 40;
    private const int ValueMaxLength = 400;

    private static readonly string[] SecretWords = ["token", "key", "secret", "password"];

    /// <summary>Names that the key may have; case does not matter.</summary>
    public static IReadOnlyList<string> KeyNames { get; } = ["Token", "ApiKey", "ApiToken", "Key"];

    /// <exception cref="RuleException">A setting that would keep a secret in the clear, an address that is none, two keys.</exception>
    public static ShopSettings Of(IReadOnlyDictionary<string, string> settings)
    {
        string? key = null;
        var open = new Dictionary<string, string>();
        foreach (var (name, value) in settings)
        {
            if (KeyNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                key = key is null ? TidyKey(value) : throw new RuleException("shop.twoKeys");
            }
            else
            {
                open[name] = Checked(name, value.Trim());
            }
        }

        return new ShopSettings(string.IsNullOrEmpty(key) ? null : key, open);
    }

    /// <summary>What a paste brings along: line breaks, spaces, the word before the token.</summary>
    public static string TidyKey(string pasted)
    {
        var key = pasted.Trim();
        if (key.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            key = key["Bearer ".Length..];
        }

        return string.Concat(key.Where(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter)));
    }

    private static string Checked(string name, string value)
    {
        if (name.Length is 0 or > NameMaxLength || !name.All(char.IsAsciiLetterOrDigit) || value.Length > ValueMaxLength
            || SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleException("shop.settingUnknown", name);
        }

        if (name.Equals(PushNetworks.Setting, StringComparison.OrdinalIgnoreCase) && PushNetworks.Read(value) is null)
        {
            throw new RuleException("shop.settingNetworks", name);
        }

        return !name.EndsWith("Url", StringComparison.OrdinalIgnoreCase) || IsAddress(value) ? value : throw new RuleException("shop.settingUrl", name);
    }

    private static bool IsAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
