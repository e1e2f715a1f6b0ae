using System.Net;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Http;

/// <summary>What all marketplaces' refusals have in common.</summary>
internal static class CallFailures
{
    private const int LongestWords = 300;
    private const int ShortestSecret = 4;
    private const HttpStatusCode CalmDown = (HttpStatusCode)420;

    /// <summary>What a status means where the marketplace's own words say nothing more exact; null for success.</summary>
    public static MarketplaceFailure? Of(HttpStatusCode status, bool isWrite) => (int)status switch
    {
        >= 200 and < 300 => null,
        401 => MarketplaceFailure.KeyRejected,
        402 => MarketplaceFailure.NeedsSubscription,
        403 => MarketplaceFailure.NoScope,
        404 or 410 => MarketplaceFailure.NotFound,
        408 or >= 500 => isWrite ? MarketplaceFailure.NoAnswer : MarketplaceFailure.Unavailable,
        420 or 429 => MarketplaceFailure.RateLimited,
        _ => MarketplaceFailure.Refused,
    };

    /// <summary><c>HTTP 409: words</c>, or the status alone.</summary>
    public static string Told(HttpStatusCode status, string? words) => string.IsNullOrWhiteSpace(words) ? $"HTTP {(int)status}" : $"HTTP {(int)status}: {words}";

    /// <summary>The failure by its status, with the words.</summary>
    public static CallFailure? Of(CallAnswer answer, string? words) =>
        Of(answer.Status, answer.IsWrite) is { } kind ? new CallFailure(kind, Told(answer.Status, words)) : null;

    public static bool IsRateRefusal(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or CalmDown;

    /// <summary>Fit to be shown and logged: short, and without secrets.</summary>
    public static string? Shown(string? words, IReadOnlyList<string> secrets)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return null;
        }

        // Longest first: a key that holds another must not leave its rest standing.
        foreach (var secret in secrets.Where(secret => secret.Length >= ShortestSecret).OrderByDescending(secret => secret.Length))
        {
            words = words.Replace(secret, "***", StringComparison.Ordinal);
        }

        return words.Length > LongestWords ? words[..LongestWords] + "…" : words;
    }
}
