using System.Text.RegularExpressions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>
/// What can be told of a pasted key by its looks, before anybody is called: a key of another marketplace, a half of one, a letter that no key has.
/// Only what is certain is refused: marketplaces change the form of their keys without notice.
/// </summary>
public static partial class KeyShape
{
    private const int GuidLength = 36;
    private const int TokenParts = 3;

    /// <exception cref="RuleException">Says what is wrong with it and where.</exception>
    public static void Check(Marketplace marketplace, string key, IReadOnlyDictionary<string, string> settings)
    {
        if (key.Index().FirstOrDefault(letter => !char.IsAscii(letter.Item)) is { Item: not '\0' } strange)
        {
            throw new RuleException("shop.keyLetter", strange.Item.ToString(), strange.Index + 1);
        }

        if (marketplace == Marketplace.Ozon)
        {
            CheckOzon(key, settings.FirstOrDefault(setting => setting.Key.Equals("ClientId", StringComparison.OrdinalIgnoreCase)).Value);
        }

        if (MadeBy(key) is { } maker && maker != marketplace)
        {
            throw new RuleException("shop.keyOfOther", maker, marketplace);
        }

        if (marketplace == Marketplace.Wildberries && key.StartsWith("eyJ", StringComparison.Ordinal) && key.Split('.').Length is not TokenParts and var parts)
        {
            throw new RuleException("shop.keyParts", parts);
        }
    }

    /// <summary>Whose key it is, where its form leaves no doubt.</summary>
    public static Marketplace? MadeBy(string key) =>
        key.StartsWith("ACMA:", StringComparison.Ordinal) ? Marketplace.YandexMarket
        : key.StartsWith("eyJ", StringComparison.Ordinal) && key.Contains('.', StringComparison.Ordinal) ? Marketplace.Wildberries
        : Guid.TryParseExact(key, "D", out _) ? Marketplace.Ozon
        : null;

    private static void CheckOzon(string key, string? clientId)
    {
        if (string.IsNullOrWhiteSpace(clientId))
        {
            throw new RuleException("shop.clientIdMissing");
        }

        if (!clientId.Trim().All(char.IsAsciiDigit))
        {
            throw new RuleException(Guid.TryParse(clientId.Trim(), out _) ? "shop.clientIdIsKey" : "shop.clientIdDigits");
        }

        if (key.All(char.IsAsciiDigit))
        {
            throw new RuleException("shop.keyIsClientId");
        }

        if (PartOfGuid().IsMatch(key) && key.Length != GuidLength)
        {
            throw new RuleException("shop.keyLength", GuidLength, key.Length);
        }
    }

    [GeneratedRegex("^[0-9a-fA-F]{8}-[0-9a-fA-F-]*$")]
    private static partial Regex PartOfGuid();
}
