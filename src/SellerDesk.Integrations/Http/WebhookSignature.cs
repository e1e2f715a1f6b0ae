using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SellerDesk.Integrations.Http;

/// <summary>
/// How the desk signs what it sends to other people's programs: <c>webhook-signature: v1,BASE64</c>, the HMAC-SHA256 (RFC 2104) of <c>id.timestamp.body</c>; one for each secret that counts,
/// divided by spaces. A secret that begins with <c>whsec_</c> is Base64 of the key, any other is the key itself.
/// </summary>
/// <remarks>Standard Webhooks 1.0, standardwebhooks.com.</remarks>
internal static class WebhookSignature
{
    public const string Id = "webhook-id";
    public const string Timestamp = "webhook-timestamp";
    public const string Signature = "webhook-signature";

    private const string Prefix = "whsec_";

    public static IReadOnlyDictionary<string, string> Headers(string id, DateTimeOffset at, string body, params IReadOnlyList<string> secrets)
    {
        var stamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes($"{id}.{stamp}.{body}");
        return new Dictionary<string, string>
        {
            [Id] = id,
            [Timestamp] = stamp,
            [Signature] = string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Key(secret), signed)))),
        };
    }

    private static byte[] Key(string secret)
    {
        var key = new byte[secret.Length];
        return secret.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length) ? key[..length] : Encoding.UTF8.GetBytes(secret);
    }
}
