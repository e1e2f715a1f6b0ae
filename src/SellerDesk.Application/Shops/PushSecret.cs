using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SellerDesk.Application.Shops;

/// <summary>The unguessable part of the address that a marketplace pushes to: 43 characters of base64url, 256 random bits.</summary>
internal static class PushSecret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Takes the same time wherever they differ, and whatever their lengths.</summary>
    public static bool Same(string given, string kept) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(kept)));
}
