using System.Globalization;
using System.Net.Http.Headers;

namespace SellerDesk.Integrations.Http;

/// <summary>Reads what answers' headers say of limits.</summary>
internal static class LimitHeaders
{
    private const double MostSeconds = 10_000_000;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    /// <summary>Retry-After of a refusal, in seconds or as a date.</summary>
    public static RateReport Standard(CallAnswer answer, RateRule rule, DateTimeOffset now) =>
        CallFailures.IsRateRefusal(answer.Status) ? new RateReport(null, RetryAfter(answer.Headers, now) ?? Guess(rule), null, null) : default;

    /// <summary>A refusal that names no time is taken as "not for a while", never as "at once".</summary>
    public static TimeSpan Guess(RateRule rule) => rule.Interval > ShortestPause ? rule.Interval : ShortestPause;

    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => Until(date, now),
        _ => null,
    };

    /// <summary>A header that names a moment (RFC 1123 or ISO 8601); never negative.</summary>
    public static TimeSpan? Until(HttpResponseHeaders headers, string name, DateTimeOffset now) =>
        headers.TryGetValues(name, out var values)
        && DateTimeOffset.TryParse(values.First(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date)
            ? Until(date, now)
            : null;

    public static TimeSpan? Seconds(HttpResponseHeaders headers, string name) => Number(headers, name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < MostSeconds
            ? number
            : null;

    private static TimeSpan Until(DateTimeOffset date, DateTimeOffset now) => date > now ? date - now : TimeSpan.Zero;
}
