using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>One request that passed the gate, read, and the ways to answer it.</summary>
internal sealed class YandexExchange(HttpContext context, YandexCaller caller, Account account, JsonObject body)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public YandexCaller Caller => caller;

    public Account Account => account;

    public JsonObject Body => body;

    public HttpContext Context => context;

    public string Host => $"{context.Request.Scheme}://{context.Request.Host}";

    public long Path(string name) => long.TryParse((string?)context.Request.RouteValues[name], CultureInfo.InvariantCulture, out var number) ? number : 0;

    public string? Query(string name) => context.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    public long? QueryNumber(string name) => long.TryParse(Query(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    public int Limit(int usual, int most) => (int)Math.Clamp(QueryNumber("limit") ?? usual, 1, most);

    /// <summary>Page tokens hold the place to go on from; null: a token that is none.</summary>
    public int? Offset()
    {
        if (Query("pageToken") is not { } token)
        {
            return 0;
        }

        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(token));
            return text.StartsWith("at ", StringComparison.Ordinal) && int.TryParse(text[3..], CultureInfo.InvariantCulture, out var place) && place >= 0 ? place : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static object Paging(int? next) => next is { } place ? new { nextPageToken = Token(place) } : new { };

    public string? Text(string name) => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public bool Flag(string name) => body[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public long? Number(string name) => NumberOf(body[name]);

    public long[] Numbers(string name) => body[name] is JsonArray array ? [.. array.Select(NumberOf).OfType<long>()] : [];

    public string[] Texts(string name) => body[name] is JsonArray array ? [.. array.Select(item => item?.ToString()).OfType<string>()] : [];

    public static long? NumberOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;

    public Task OkAsync(object? result) => WriteAsync(context, 200, result is null ? new { status = "OK" } : new { status = "OK", result });

    /// <summary>Without the usual wrapping.</summary>
    public Task BareAsync(object answer) => WriteAsync(context, 200, answer);

    public Task BadAsync(string message) => ErrorAsync(context, 400, "BAD_REQUEST", message);

    public Task MissingAsync(string message = "Not found") => ErrorAsync(context, 404, "NOT_FOUND", message);

    public static Task ErrorAsync(HttpContext context, int status, string code, string message) => WriteAsync(context, status, new { status = "ERROR", errors = new[] { new { code, message } } });

    public static Task WriteAsync(HttpContext context, int status, object answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=utf-8";
        return JsonSerializer.SerializeAsync(context.Response.Body, answer, answer.GetType(), Json, context.RequestAborted);
    }

    private static string Token(int place) => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"at {place}")));
}
