using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SellerDesk.Integrations.Http;

/// <summary>Requests with a JSON body, strict: UTF-8, Cyrillic unescaped, nothing added.</summary>
internal static class JsonRequest
{
    private static readonly JsonSerializerOptions Strict = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="body">Sent as JSON; null: no body.</param>
    public static HttpRequestMessage Of(HttpMethod method, Uri url, object? body)
    {
        var request = new HttpRequestMessage(method, url);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Strict)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return request;
    }
}
