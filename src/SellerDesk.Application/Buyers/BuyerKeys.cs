using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Buyers;

/// <summary>
/// What recognises a buyer, made of what a marketplace or a file really gives (docs/decisions/0029). Names never do. A number of a marketplace is one person's in all
/// its shops; a number in a file means something in its own shop only, while phones and addresses of files mean the same everywhere.
/// </summary>
internal static class BuyerKeys
{
    private const int NationalDigits = 10;

    /// <summary>In the order of their kinds: the surest first.</summary>
    public static IReadOnlyList<HashedKey> Of(byte[] secret, ShopId shop, Marketplace marketplace, BuyerRules rules, string? number, string? phone, string? email)
    {
        var (space, keys) = (Space(marketplace), new List<HashedKey>(4));
        if (rules.Number == Keeping.Hashed && !string.IsNullOrWhiteSpace(number))
        {
            if (marketplace != Marketplace.Other)
            {
                keys.Add(new HashedKey(BuyerKeyKind.Number, space, KeyedHash.Readable(secret, space, BuyerKeyKind.Number, number.Trim())));
            }

            keys.Add(new HashedKey(BuyerKeyKind.ShopNumber, Space(shop), KeyedHash.Readable(secret, shop, number.Trim())));
        }

        if (rules.Email == Keeping.Hashed && Email(email) is { } address)
        {
            keys.Add(new HashedKey(BuyerKeyKind.Email, space, KeyedHash.Readable(secret, space, BuyerKeyKind.Email, address)));
        }

        // Where the number is the phone itself, a second key of it would tell nothing.
        if (rules.Phone == Keeping.Hashed && Phone(phone) is { } digits && digits != number?.Trim())
        {
            keys.Add(new HashedKey(BuyerKeyKind.Phone, space, KeyedHash.Readable(secret, space, BuyerKeyKind.Phone, digits)));
        }

        return keys;
    }

    /// <summary>Kaspi's number of a buyer is mostly the phone.</summary>
    public static IReadOnlyList<HashedKey> WouldBe(byte[] secret, string typed)
    {
        (BuyerKeyKind Kind, Marketplace Marketplace, string? Value)[] tries =
        [
            (BuyerKeyKind.Number, Marketplace.Kaspi, Phone(typed)), (BuyerKeyKind.Phone, Marketplace.Kaspi, Phone(typed)), (BuyerKeyKind.Phone, Marketplace.Other, Phone(typed)),
            (BuyerKeyKind.Email, Marketplace.Other, Email(typed)),
        ];
        return [.. tries.Where(one => one.Value is not null).Select(one => new HashedKey(one.Kind, Space(one.Marketplace), KeyedHash.Readable(secret, Space(one.Marketplace), one.Kind, one.Value!)))];
    }

    public static HashedKey OfShop(ShopId shop, string hash) => new(BuyerKeyKind.ShopNumber, Space(shop), hash);

    /// <summary>The ten digits of a Russian or Kazakh number, however it is written; null for what is no phone.</summary>
    internal static string? Phone(string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));
        return digits.Length == NationalDigits ? digits
            : digits.Length == NationalDigits + 1 && digits[0] is '7' or '8' ? digits[1..]
            : digits.Length is > NationalDigits + 1 and <= 15 ? digits
            : null;
    }

    internal static string? Email(string? email) =>
        email?.Trim().ToLowerInvariant() is { Length: > 4 and <= 254 } address && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && address.LastIndexOf('.') > at + 1 && !address.Contains(' ')
            ? address : null;

    private static string Space(Marketplace marketplace) => marketplace.ToString().ToLowerInvariant();

    private static string Space(ShopId shop) => shop.Value.ToString("N");
}
