using System.Globalization;
using System.Net;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>From Wildberries' ways of saying no to ours.</summary>
internal static class WildberriesFailures
{
    private const int LongestDetail = 300;

    /// <summary>Null when the answer is a success.</summary>
    /// <param name="isWrite">A server error after a write leaves open whether it had its effect.</param>
    public static MarketplaceException? Of(HttpStatusCode status, JsonAnswer answer, WildberriesToken token, WildberriesCall call, bool isWrite, DateTimeOffset now)
    {
        var code = (int)status;
        if (code is >= 200 and < 300)
        {
            return IsEnvelopeError(answer) ? new MarketplaceException(MarketplaceFailure.Refused, Words(answer, token) ?? "error") : null;
        }

        var words = Words(answer, token);

        var detail = words is null ? $"HTTP {code}" : $"HTTP {code}: {words}";
        var failure = code switch
        {
            401 when words?.Contains("scope", StringComparison.OrdinalIgnoreCase) == true => MarketplaceFailure.NoScope,
            401 when token.ExpiresAt <= now || words?.Contains("expired", StringComparison.OrdinalIgnoreCase) == true => MarketplaceFailure.KeyExpired,
            401 => MarketplaceFailure.KeyRejected,
            403 => MarketplaceFailure.NoScope,
            408 or >= 500 => isWrite ? MarketplaceFailure.NoAnswer : MarketplaceFailure.Unavailable,
            _ => MarketplaceFailure.Refused,
        };
        return new MarketplaceException(failure, failure == MarketplaceFailure.NoScope ? $"{ScopeOf(call)} ({detail})" : detail);
    }

    /// <summary>What the limit headers say. A refusal without them is taken as "not for a while", never as "at once".</summary>
    public static RateReport Limits(HttpResponseMessage response, RateRule rule)
    {
        var retry = Seconds(response, "X-Ratelimit-Retry");
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            retry ??= response.Headers.RetryAfter?.Delta ?? (rule.Interval > TimeSpan.FromSeconds(1) ? rule.Interval : TimeSpan.FromSeconds(1));
        }

        return new RateReport((int?)Number(response, "X-Ratelimit-Remaining"), retry, Seconds(response, "X-Ratelimit-Reset"), (int?)Number(response, "X-Ratelimit-Limit"));
    }

    public static string ScopeOf(WildberriesCall call) => call.Scope is { } bit ? WildberriesToken.NameOf(bit) : call.Host.ToString();

    /// <summary>The reviews host answers 200 with <c>error: true</c>.</summary>
    private static bool IsEnvelopeError(JsonAnswer answer) => answer.Problem is null && answer.Root.ValueKind == JsonValueKind.Object && answer.Root.Flag("error") == true;

    private static string? Words(JsonAnswer answer, WildberriesToken token)
    {
        if (answer is not { Problem: null, Root.ValueKind: JsonValueKind.Object })
        {
            return null;
        }

        var root = answer.Root;
        string?[] said = [root.Word("errorText") ?? root.Word("detail") ?? root.Word("message") ?? root.Word("title"), .. root.List("additionalErrors").Select(error => error.AsText())];
        var words = string.Join("; ", said.Where(text => !string.IsNullOrWhiteSpace(text))).Replace(token.Value, "***", StringComparison.Ordinal);
        return words.Length switch
        {
            0 => null,
            > LongestDetail => words[..LongestDetail] + "…",
            _ => words,
        };
    }

    private static TimeSpan? Seconds(HttpResponseMessage response, string header) => Number(response, header) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static double? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
        && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 10_000_000
            ? number
            : null;
}
