using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SellerDesk.Application.Team;

/// <summary>The secret of an API token: <c>sd_</c> and 43 characters of base64url, 256 random bits. Random enough that a plain hash keeps it safe.</summary>
public static class ApiSecret
{
    public const string Prefix = "sd_";
    public const int Length = 46;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static bool LooksRight(string secret) => secret.Length == Length && secret.StartsWith(Prefix, StringComparison.Ordinal);

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
