using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SellerDesk.Simulator.Kaspi;

/// <summary>JSON:API as the marketplace sends it: what is not known is left out.</summary>
internal static class KaspiJson
{
    private const string MediaType = "application/vnd.api+json; charset=utf-8";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Task WriteAsync(HttpContext context, int status, object body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaType;
        return JsonSerializer.SerializeAsync(context.Response.Body, body, body.GetType(), Options, context.RequestAborted);
    }

    /// <summary>Errors have a title and no code.</summary>
    public static Task FailAsync(HttpContext context, int status, string title) => WriteAsync(context, status, new { errors = new[] { new { title } } });
}
