using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SellerDesk.Application.Audit;

/// <summary>What of an entry the chain holds.</summary>
internal sealed record AuditLink(long Id, DateTimeOffset At, string Hand, Guid? HandId, string Deed, string Kind, string? Thing, Guid? ShopId);

/// <summary>
/// How an entry is hashed: SHA-256 over the hash before it and its fields in a fixed writing, with the hash of its details in place of the details. A field is written with its length, so
/// that no two entries are written alike.
/// </summary>
internal static class AuditChain
{
    public static readonly byte[] Beginning = new byte[32];

    public static byte[] HashOf(string? details) => SHA256.HashData(Encoding.UTF8.GetBytes(details ?? ""));

    public static byte[] Next(ReadOnlySpan<byte> before, long place, AuditLink link, ReadOnlySpan<byte> detailsHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        var text = new StringBuilder(200);
        Write(text, place.ToString(CultureInfo.InvariantCulture));
        Write(text, link.Id.ToString(CultureInfo.InvariantCulture));
        Write(text, (link.At.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture));
        Write(text, link.Hand);
        Write(text, link.HandId?.ToString("N"));
        Write(text, link.Deed);
        Write(text, link.Kind);
        Write(text, link.Thing);
        Write(text, link.ShopId?.ToString("N"));
        hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        hash.AppendData(detailsHash);
        return hash.GetHashAndReset();
    }

    /// <summary>The head as people note it down: where, and the first sixteen letters of the hash are enough to tell.</summary>
    public static string Said(long place, byte[] hash) => string.Create(CultureInfo.InvariantCulture, $"{place}:{Convert.ToHexStringLower(hash)}");

    private static void Write(StringBuilder text, string? field) => _ = field is null ? text.Append("-;") : text.Append(CultureInfo.InvariantCulture, $"{field.Length}:{field};");
}
