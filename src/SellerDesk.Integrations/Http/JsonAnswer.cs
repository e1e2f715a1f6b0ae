using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SellerDesk.Integrations.Http;

/// <summary>A body that should be JSON: parsed, or whole as text with what is wrong with it.</summary>
internal sealed class JsonAnswer : IDisposable
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly byte[] bytes;
    private readonly JsonDocument? document;

    private JsonAnswer(byte[] bytes, JsonDocument? document, string? problem)
    {
        this.bytes = bytes;
        this.document = document;
        Problem = problem;
    }

    /// <summary>Null when it is JSON.</summary>
    public string? Problem { get; }

    public JsonElement Root => document?.RootElement ?? throw new InvalidOperationException("Not JSON: ask Problem first.");

    public string Raw => Encoding.UTF8.GetString(bytes);

    public static JsonAnswer Of(byte[] body)
    {
        var clean = Clean(body);
        try
        {
            return new JsonAnswer(clean, JsonDocument.Parse(clean, Lenient), null);
        }
        catch (JsonException broken)
        {
            return new JsonAnswer(clean, null, $"$: line {broken.LineNumber}, byte {broken.BytePositionInLine}: {WithoutPosition(broken.Message)}");
        }
    }

    public void Dispose() => document?.Dispose();

    /// <summary>Bytes that are no UTF-8, a byte order mark and bare NULs are vendors' slips that cost no one the page.</summary>
    private static byte[] Clean(byte[] body)
    {
        var clean = Utf8.IsValid(body) ? body : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body));
        if (clean.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            clean = clean[Encoding.UTF8.Preamble.Length..];
        }

        return clean.AsSpan().Contains((byte)0) ? Array.FindAll(clean, b => b != 0) : clean;
    }

    private static string WithoutPosition(string message) => message.Split(" LineNumber:", 2)[0];
}
