using System.Globalization;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>A period of days, both ends included, as the analytics host is asked.</summary>
internal sealed record PeriodBody(string? Start, string? End)
{
    public bool TryRead(out DateOnly from, out DateOnly to)
    {
        to = default;
        return DateOnly.TryParseExact(Start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out from)
            && DateOnly.TryParseExact(End, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out to) && from <= to;
    }
}

/// <summary>How the analytics host refuses.</summary>
internal static class AnalyticsProblem
{
    public static Task WriteAsync(HttpContext context, string detail) =>
        WireJson.WriteAsync(context, StatusCodes.Status400BadRequest, new { title = "Invalid request body", detail, requestId = WireProblem.RequestId(context), origin = "analytics-open-api" });

    public static Task ForbiddenAsync(HttpContext context) =>
        WireJson.WriteAsync(context, StatusCodes.Status403Forbidden, new { title = "Authorization error", detail = "Authorization error", requestId = WireProblem.RequestId(context), origin = "analytics-open-api" });

    /// <summary>Some methods are for personal and service tokens, one for service tokens alone.</summary>
    public static Task TokenAsync(HttpContext context, TokenType type) => WireJson.WriteAsync(context, StatusCodes.Status403Forbidden, new
    {
        title = "forbidden",
        detail = $"{type.ToString().ToLowerInvariant()} token is not allowed",
        code = $"{type.ToString().ToLowerInvariant()} token is not allowed for this path",
        requestId = WireProblem.RequestId(context),
        origin = "s2s-api-auth",
        status = 403,
        statusText = "Forbidden",
    }, "application/problem+json");
}
