using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Buyers;

/// <summary>
/// HMAC-SHA256 (RFC 2104) under the desk's secret: recognises a buyer who comes again without keeping who that is. Every shop has hashes of its
/// own; what a marketplace gives alike in all its shops has one for the marketplace too (docs/decisions/0029).
/// </summary>
internal static partial class KeyedHash
{
    /// <summary>Crockford's: no letter that could be taken for a digit.</summary>
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const char Separator = '\u001F';

    /// <summary>Sixty bits, written so that a person can compare two of them: <c>B-7K2M-9QXT-04DC</c>.</summary>
    public static string Readable(byte[] secret, ShopId shop, string value) => Readable(Of(secret, Scope(shop), "number", value));

    /// <summary>The same where the value means one person beyond one shop.</summary>
    public static string Readable(byte[] secret, string space, BuyerKeyKind kind, string value) => Readable(Of(secret, space, kind.ToString(), value));

    private static string Readable(byte[] hash)
    {
        var bits = BitConverter.ToUInt64(hash, 0);
        Span<char> text = stackalloc char[16];
        "B-".CopyTo(text);
        for (int place = 2, letter = 0; letter < 12; letter++)
        {
            if (letter is 4 or 8)
            {
                text[place++] = '-';
            }

            text[place++] = Letters[(int)(bits & 31)];
            bits >>= 5;
        }

        return new string(text);
    }

    /// <summary>Tells whether contents are the same; nobody reads it.</summary>
    public static string Hexadecimal(byte[] secret, ShopId shop, params ReadOnlySpan<string?> values) =>
        Convert.ToHexStringLower(Of(secret, Scope(shop), "contents", string.Join(Separator, values)));

    public static bool IsOne(string text) => Form().IsMatch(text);

    private static string Scope(ShopId shop) => shop.Value.ToString("N");

    private static byte[] Of(byte[] secret, string scope, string purpose, string value) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{scope}{Separator}{purpose}{Separator}{value}"));

    [GeneratedRegex("^B(-[0-9A-Z]{4}){3}$")]
    private static partial Regex Form();
}
