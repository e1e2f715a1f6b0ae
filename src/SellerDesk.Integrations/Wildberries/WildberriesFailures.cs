using System.Net;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>From Wildberries' ways of saying no to ours.</summary>
internal static class WildberriesFailures
{
    /// <summary>Null when the answer is a success.</summary>
    public static CallFailure? Of(CallAnswer answer, WildberriesToken token, WildberriesCall call, DateTimeOffset now)
    {
        var words = Words(answer.Json);
        if (answer.Status == HttpStatusCode.Accepted && answer.Json is { Problem: null } waiting && waiting.Root.Find("moderationState") is not null)
        {
            // A buyer's file that is still being looked at: not there yet, and no limit either.
            return new CallFailure(MarketplaceFailure.Unavailable, waiting.Root.Word("moderationState"), now.AddSeconds(Math.Clamp(waiting.Root.Whole("retrySeconds") ?? 30, 1, 86_400)));
        }

        if (CallFailures.Of(answer.Status, answer.IsWrite) is not { } usual)
        {
            return IsEnvelopeError(answer.Json) ? new CallFailure(MarketplaceFailure.Refused, words ?? "error") : null;
        }

        var failure = (int)answer.Status switch
        {
            401 when words?.Contains("scope", StringComparison.OrdinalIgnoreCase) == true => MarketplaceFailure.NoScope,
            401 when token.ExpiresAt <= now || words?.Contains("expired", StringComparison.OrdinalIgnoreCase) == true => MarketplaceFailure.KeyExpired,
            422 when call.MayBeMissing => MarketplaceFailure.NotFound,
            _ => usual,
        };
        var detail = CallFailures.Told(answer.Status, words);
        return new CallFailure(failure, failure == MarketplaceFailure.NoScope ? $"{ScopeOf(call)} ({detail})" : detail);
    }

    /// <summary>What the limit headers say.</summary>
    public static RateReport Limits(CallAnswer answer, RateRule rule, DateTimeOffset now)
    {
        var headers = answer.Headers;
        return new RateReport(
            (int?)LimitHeaders.Number(headers, "X-Ratelimit-Remaining"),
            LimitHeaders.Seconds(headers, "X-Ratelimit-Retry") ?? LimitHeaders.Standard(answer, rule, now).RetryAfter,
            LimitHeaders.Seconds(headers, "X-Ratelimit-Reset"),
            (int?)LimitHeaders.Number(headers, "X-Ratelimit-Limit"));
    }

    public static string ScopeOf(WildberriesCall call) => call.Scope is { } bit ? WildberriesToken.NameOf(bit) : call.Host.ToString();

    /// <summary>The reviews host answers 200 with <c>error: true</c>.</summary>
    private static bool IsEnvelopeError(JsonAnswer answer) => answer.Problem is null && answer.Root.ValueKind == JsonValueKind.Object && answer.Root.Flag("error") == true;

    private static string? Words(JsonAnswer answer)
    {
        if (answer is not { Problem: null, Root.ValueKind: JsonValueKind.Object })
        {
            return null;
        }

        var root = answer.Root;
        string?[] said = [root.Word("errorText") ?? root.Word("detail") ?? root.Word("message") ?? root.Word("title"), .. root.List("additionalErrors").Select(error => error.AsText())];
        return string.Join("; ", said.Where(text => !string.IsNullOrWhiteSpace(text))) is { Length: > 0 } words ? words : null;
    }
}
