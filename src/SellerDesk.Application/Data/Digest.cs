using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Application.Data;

/// <summary>
/// A 64-bit fingerprint of what a marketplace said, stable between versions of the runtime: equal fingerprints are taken as "unchanged".
/// First eight bytes of SHA-256 over the fields, each closed by a separator that no text holds.
/// </summary>
internal static class Digest
{
    private const byte Separator = 0x1F;

    public static long Of(params ReadOnlySpan<string?> fields)
    {
        var length = 0;
        foreach (var field in fields)
        {
            length += 1 + (field is null ? 0 : Encoding.UTF8.GetMaxByteCount(field.Length));
        }

        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var at = 0;
            foreach (var field in fields)
            {
                at += Encoding.UTF8.GetBytes(field, buffer.AsSpan(at));
                buffer[at++] = Separator;
            }

            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(buffer.AsSpan(0, at), hash);
            return BinaryPrimitives.ReadInt64LittleEndian(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static string? Of(IReadOnlyDictionary<string, string> facts) =>
        facts.Count == 0 ? null : string.Join('\u001E', facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => $"{fact.Key}={fact.Value}"));

    /// <summary>The same for an answer that was pulled and for one that was looked up: the next pull must find nothing changed.</summary>
    public static long Of(IncomingAnswer? answer) => answer is null
        ? 0
        : Of(answer.Text, answer.State.ToString(), answer.StateRaw, answer.Editable ? "1" : "0", answer.AnsweredAt?.UtcTicks.ToString(CultureInfo.InvariantCulture));
}
