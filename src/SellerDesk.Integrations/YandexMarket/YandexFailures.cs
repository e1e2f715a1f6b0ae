using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>From Yandex Market's ways of saying no to ours: <c>{status: "ERROR", errors: [{code, message}]}</c> and an HTTP status.</summary>
internal static class YandexFailures
{
    private const int Locked = 423;
    private static readonly TimeSpan WhileLocked = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhileTwoAreUnderWay = TimeSpan.FromSeconds(1);

    /// <summary>Null when the answer is a success.</summary>
    public static CallFailure? Of(CallAnswer answer, YandexMethod method, DateTimeOffset now)
    {
        var words = Words(answer.Json);
        if (CallFailures.Of(answer.Status, answer.IsWrite) is not { } usual)
        {
            return IsEnvelopeError(answer.Json) ? new CallFailure(MarketplaceFailure.Refused, words ?? "ERROR") : null;
        }

        var told = CallFailures.Told(answer.Status, words);
        return (int)answer.Status switch
        {
            // A shop that was switched off, or whose API was: the cabinet's other shops go on.
            403 when words?.Contains("API_DISABLED", StringComparison.OrdinalIgnoreCase) == true => new CallFailure(MarketplaceFailure.NotFound, told),
            403 when method.Scopes.Length > 0 => new CallFailure(MarketplaceFailure.NoScope, $"{method.Need} ({told})"),
            403 => new CallFailure(MarketplaceFailure.KeyRejected, told),
            Locked => new CallFailure(MarketplaceFailure.RateLimited, told, now + WhileLocked),
            _ => new CallFailure(usual, told),
        };
    }

    /// <summary>What the headers of the method's own limit say; a refusal for two calls under way has none and is over in a moment.</summary>
    public static RateReport Limits(CallAnswer answer, RateRule rule, DateTimeOffset now)
    {
        var headers = answer.Headers;
        var until = LimitHeaders.Until(headers, "X-RateLimit-Resource-Until", now);
        TimeSpan? retry = (int)answer.Status switch
        {
            Locked => WhileLocked,
            _ when !CallFailures.IsRateRefusal(answer.Status) => null,
            _ when Words(answer.Json)?.Contains("parallel", StringComparison.OrdinalIgnoreCase) == true => WhileTwoAreUnderWay,
            _ => until ?? LimitHeaders.Standard(answer, rule, now).RetryAfter,
        };
        return new RateReport(
            (int?)LimitHeaders.Number(headers, "X-RateLimit-Resource-Remaining"), retry, until, (int?)LimitHeaders.Number(headers, "X-RateLimit-Resource-Limit"));
    }

    private static bool IsEnvelopeError(JsonAnswer answer) =>
        answer is { Problem: null, Root.ValueKind: JsonValueKind.Object } && string.Equals(answer.Root.Word("status"), "ERROR", StringComparison.OrdinalIgnoreCase);

    private static string? Words(JsonAnswer answer)
    {
        if (answer is not { Problem: null, Root.ValueKind: JsonValueKind.Object })
        {
            return null;
        }

        var said = answer.Root.List("errors").Select(error => string.Join(": ", new[] { error.Word("code"), error.Word("message") }.OfType<string>()));
        return string.Join("; ", said.Where(text => text.Length > 0)) is { Length: > 0 } words ? words : answer.Root.Word("message");
    }
}
