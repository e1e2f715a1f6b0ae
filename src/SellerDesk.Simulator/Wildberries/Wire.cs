using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>JSON as the marketplace sends it: Cyrillic as it is, nulls written out.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync(HttpContext context, int status, object body, string contentType = "application/json; charset=utf-8")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return JsonSerializer.SerializeAsync(context.Response.Body, body, body.GetType(), Options, context.RequestAborted);
    }
}

/// <summary>What the reviews host wraps every answer in, good or bad.</summary>
internal sealed record Envelope(object? Data, bool Error, string ErrorText, string[]? AdditionalErrors)
{
    public static Envelope Good(object? data) => new(data, false, "", null);

    public static object Failed(string text, string requestId) =>
        new { data = (object?)null, error = true, errorText = text, additionalErrors = (string[]?)null, requestId };
}

/// <summary>The problem document that every host gives for a bad token and for too many requests.</summary>
internal static class WireProblem
{
    private const string ContentType = "application/problem+json";

    public static Task WriteAsync(HttpContext context, Simulation world, int status, string detail)
    {
        var (title, text) = status switch
        {
            StatusCodes.Status401Unauthorized => ("unauthorized", "Unauthorized"),
            StatusCodes.Status429TooManyRequests => ("too many requests", "Too Many Requests"),
            StatusCodes.Status404NotFound => ("path not found", "Not Found"),
            StatusCodes.Status400BadRequest => ("bad request", "Bad Request"),
            StatusCodes.Status402PaymentRequired => ("payment required", "Payment Required"),
            StatusCodes.Status403Forbidden => ("access denied", "Forbidden"),
            StatusCodes.Status409Conflict => ("conflict", "Conflict"),
            StatusCodes.Status503ServiceUnavailable => ("service unavailable", "Service Unavailable"),
            StatusCodes.Status504GatewayTimeout => ("gateway timeout", "Gateway Timeout"),
            _ => ("internal error", "Internal Server Error"),
        };
        var requestId = RequestId(context).Replace("-", "", StringComparison.Ordinal);
        var body = new
        {
            title,
            detail,
            code = $"07e4668e--a53a3d31f8b0-[SIM-{requestId[..10]}]",
            requestId,
            origin = "s2s-api-auth-catalog",
            status,
            statusText = text,
            timestamp = world.Clock.Now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        };
        return WireJson.WriteAsync(context, status, body, ContentType);
    }

    public static Task LimitAsync(HttpContext context, Simulation world, Allowance allowance)
    {
        var headers = context.Response.Headers;
        headers["X-Ratelimit-Retry"] = RateLimits.Seconds(allowance.RetryAfter);
        headers["X-Ratelimit-Reset"] = RateLimits.Seconds(allowance.FullAfter);
        headers["X-Ratelimit-Limit"] = allowance.Burst.ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, world, StatusCodes.Status429TooManyRequests, "limited by global limiter");
    }

    /// <summary>Follows from the request alone, so that the same calls give the same bytes.</summary>
    public static string RequestId(HttpContext context)
    {
        ulong hash = 14695981039346656037;
        foreach (var sign in $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}")
        {
            hash = (hash ^ sign) * 1099511628211;
        }

        var low = Dice.Mix(hash);
        return new Guid((int)(hash >> 32), (short)(hash >> 16), (short)hash, BitConverter.GetBytes(low)).ToString();
    }
}

/// <summary>Moments as the different hosts write them.</summary>
internal static class WireTime
{
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    /// <summary>What the statistics host writes for "never".</summary>
    public const string Never = "0001-01-01T00:00:00";

    public static string WithOffset(DateTimeOffset time) => time.ToOffset(Moscow).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Questions come with nine digits of a second.</summary>
    public static string Fine(DateTimeOffset time, ulong seed) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + (seed % 1_000_000).ToString("000000", CultureInfo.InvariantCulture) + "Z";

    /// <summary>Moscow time, and nothing that says so.</summary>
    public static string MoscowBare(DateTimeOffset time) => time.ToOffset(Moscow).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    public static DateOnly MoscowDate(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Moscow).Date);

    public static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Moscow).ToUniversalTime();

    public static DateTimeOffset MoscowDay(DateTimeOffset time) => new(time.ToOffset(Moscow).Date, Moscow);

    /// <summary>A date or a date with time in Moscow's zone unless it names another.</summary>
    public static bool TryReadMoscow(string text, out DateTimeOffset time)
    {
        time = default;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var bare))
        {
            return false;
        }

        time = bare.Kind switch
        {
            DateTimeKind.Unspecified => bare < DateTime.MinValue.AddDays(1) ? DateTimeOffset.MinValue : new DateTimeOffset(bare, Moscow),
            _ => new DateTimeOffset(bare.ToUniversalTime(), TimeSpan.Zero),
        };
        return true;
    }
}
