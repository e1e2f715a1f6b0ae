using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SellerDesk.Domain.Hooks;

namespace SellerDesk.Application.Hooks;

/// <summary>What is sent: the envelope and the facts. The same event makes the same bytes at every try.</summary>
internal static class HookBody
{
    // Bytes are signed as they are, and never part of a page.
    private static readonly JsonWriterOptions Shape = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Guid id, string kind, long place, Guid? shop, DateTimeOffset at, string facts)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Shape))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("type", kind);
            writer.WriteNumber("version", HookEvent.Version);
            writer.WriteString("timestamp", at.UtcDateTime);
            writer.WriteNumber("sequence", place);
            if (shop is { } of)
            {
                writer.WriteString("shopId", of);
            }
            else
            {
                writer.WriteNull("shopId");
            }

            writer.WritePropertyName("data");
            writer.WriteRawValue(facts);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
