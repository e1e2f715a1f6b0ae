using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SellerDesk.Application.Channels;

namespace SellerDesk.Integrations.Messages;

/// <summary>A call of the Bot API: <c>POST {url}/bot{token}/{method}</c>.</summary>
internal static class TelegramCall
{
    private static readonly JsonSerializerOptions Shape = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<GuardedAnswer> CallAsync(GuardedCalls calls, ChannelOptions options, string method, object body, TimeSpan patience, bool repeatIsKnown, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{options["url"].TrimEnd('/')}/bot{options["token"]}/{method}"))
        {
            Content = new StringContent(JsonSerializer.Serialize(body, Shape), Encoding.UTF8, "application/json"),
        };
        return await calls.CallAsync(request, patience, repeatIsKnown, cancel);
    }

    /// <summary>The answer's tree, or null where it is not JSON.</summary>
    public static JsonElement? Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Of(this JsonElement at, string name) => at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
}
