using System.Text.Encodings.Web;
using System.Text.Json;

namespace SellerDesk.Web.Hooks;

/// <summary>The body of a call, line by line, for people to read.</summary>
internal static class HookBodyText
{
    // Razor encodes it once more.
    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string body) => JsonSerializer.Serialize(JsonDocument.Parse(body).RootElement, Lines);
}
