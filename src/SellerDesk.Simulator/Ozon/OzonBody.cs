using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SellerDesk.Simulator.Ozon;

/// <summary>The marketplace's answers and refusals: names with underscores, nulls written out, gRPC codes beside HTTP ones.</summary>
internal static class OzonAnswer
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task GoodAsync(HttpContext context, object body) => WriteAsync(context, StatusCodes.Status200OK, body);

    public static Task RefuseAsync(HttpContext context, int status, string message) => WriteAsync(context, status, new { code = CodeOf(status), message, details = Array.Empty<object>() });

    public static Task InvalidAsync(HttpContext context, string message) => RefuseAsync(context, StatusCodes.Status400BadRequest, message);

    public static Task UnknownAsync(HttpContext context, string what) => RefuseAsync(context, StatusCodes.Status404NotFound, $"{what} not found");

    private static int CodeOf(int status) => status switch
    {
        400 => 3,
        401 => 16,
        403 => 7,
        404 => 5,
        409 => 10,
        429 => 8,
        503 => 14,
        504 => 4,
        _ => 13,
    };

    private static Task WriteAsync(HttpContext context, int status, object body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(context.Response.Body, body, body.GetType(), Json, context.RequestAborted);
    }
}

/// <summary>A request's body, read with the marketplace's strictness where it has any.</summary>
internal sealed class OzonBody(JsonObject root)
{
    public static async Task<OzonBody?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) is JsonObject root ? new OzonBody(root) : null;
        }
        catch (JsonException)
        {
            return context.Request.ContentLength is null or 0 ? new OzonBody([]) : null;
        }
    }

    public OzonBody In(string name) => new(root[name] as JsonObject ?? []);

    public string Text(string name) => root[name] is JsonValue value ? value.ToString() : "";

    public long? Number(string name) => long.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    public decimal? Amount(string name) => decimal.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string name) => root[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public string[] Texts(string name) => root[name] is JsonArray array ? [.. array.Select(item => item?.ToString() ?? "")] : [];

    public DateTimeOffset? Time(string name) => DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}

/// <summary>Moments and numbers as this marketplace writes them: int64 now as a number, now as a text.</summary>
internal static class OzonWire
{
    public static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    public static object Long(long number, ulong seed) => seed % 3 == 0 ? number.ToString(CultureInfo.InvariantCulture) : number;

    public static object Money(decimal amount, string currency) => new { amount = amount.ToString("0.00", CultureInfo.InvariantCulture), currency };
}
