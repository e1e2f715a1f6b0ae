using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>From Ozon's ways of saying no to ours. Its words tell more than its statuses: <c>{code, message, details}</c> with gRPC codes.</summary>
internal static class OzonFailures
{
    private const int Unauthenticated = 16;
    private const int NotFound = 5;
    private const int TooMany = 8;

    /// <summary>"Try again in a few minutes", says the vendor's list of errors.</summary>
    private static readonly TimeSpan CircleClosesAfter = TimeSpan.FromMinutes(1);

    /// <summary>Null when the answer is a success.</summary>
    public static CallFailure? Of(CallAnswer answer, OzonCall call, DateTimeOffset now)
    {
        if (CallFailures.Of(answer.Status, answer.IsWrite) is not { } usual)
        {
            return null;
        }

        var root = answer.Json is { Problem: null, Root.ValueKind: JsonValueKind.Object } json ? json.Root : default;
        var words = root.ValueKind == JsonValueKind.Object ? Words(root) : null;
        if (Says(words, "circle is open"))
        {
            // Their own breaker stood before the method: whatever was asked had no effect.
            return new CallFailure(MarketplaceFailure.Unavailable, words, now + CircleClosesAfter);
        }

        var failure = KindOf(words, root.ValueKind == JsonValueKind.Object ? root.Whole("code") : null, usual, call);
        var told = CallFailures.Told(answer.Status, words);
        return new CallFailure(failure, failure switch
        {
            MarketplaceFailure.NeedsSubscription => call.Plan is { } plan ? $"{plan} ({told})" : told,
            MarketplaceFailure.NoScope => $"/{call.Path} ({told})",
            _ => told,
        });
    }

    private static MarketplaceFailure KindOf(string? words, long? code, MarketplaceFailure usual, OzonCall call) => words switch
    {
        _ when Says(words, "existing subscription") => MarketplaceFailure.NeedsSubscription,
        _ when Says(words, "missing a required role") => MarketplaceFailure.NoScope,
        _ when Says(words, "rate limit") || code == TooMany => MarketplaceFailure.RateLimited,
        _ when Says(words, "expired") && Says(words, "key") => MarketplaceFailure.KeyExpired,
        _ when Says(words, "invalid api-key") || Says(words, "api-key is deactivated") || Says(words, "client-id and api-key") || code == Unauthenticated => MarketplaceFailure.KeyRejected,

        // A blocked company, an offer not signed: no other key and no other plan would help.
        _ when usual == MarketplaceFailure.NoScope => MarketplaceFailure.Refused,
        _ when usual == MarketplaceFailure.Refused && call.MayBeMissing && (code == NotFound || Says(words, "not found")) => MarketplaceFailure.NotFound,
        _ => usual,
    };

    private static string? Words(JsonElement root)
    {
        var inner = root.Find("error") is { ValueKind: JsonValueKind.Object } error ? error : root;
        string?[] said = [inner.Word("message"), .. inner.List("details").Select(detail => detail.ValueKind == JsonValueKind.Object ? detail.Word("value") : detail.AsText())];
        return string.Join("; ", said.Where(text => !string.IsNullOrWhiteSpace(text))) is { Length: > 0 } words ? words : null;
    }

    private static bool Says(string? words, string piece) => words?.Contains(piece, StringComparison.OrdinalIgnoreCase) == true;
}
