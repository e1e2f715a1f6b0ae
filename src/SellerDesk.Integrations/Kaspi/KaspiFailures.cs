using System.Net;
using System.Text.Json;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>From Kaspi's ways of saying no to ours: <c>{"errors":[{"title"}]}</c> without codes, or a page of its firewall.</summary>
internal static class KaspiFailures
{
    /// <summary>Null when the answer is a success.</summary>
    public static CallFailure? Of(CallAnswer answer)
    {
        var words = Words(answer.Json);
        if (CallFailures.Of(answer.Status, answer.IsWrite) is not { } usual)
        {
            return words is null ? null : new CallFailure(KindOf(words, MarketplaceFailure.Refused), words);
        }

        // The firewall answers with a page before the API is reached, so that a key or a number is not what was wrong.
        var isFirewall = answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotAcceptable && answer.Json.Problem is not null && answer.Json.Raw.Length > 0;
        var kind = isFirewall ? MarketplaceFailure.Unavailable : words is null ? usual : KindOf(words, usual);
        return new CallFailure(kind, CallFailures.Told(answer.Status, isFirewall ? "the marketplace's firewall" : words));
    }

    private static MarketplaceFailure KindOf(string words, MarketplaceFailure usual) => usual switch
    {
        MarketplaceFailure.Refused when words.Contains("not found", StringComparison.OrdinalIgnoreCase) => MarketplaceFailure.NotFound,
        MarketplaceFailure.Refused when words.Contains("token", StringComparison.OrdinalIgnoreCase) => MarketplaceFailure.KeyRejected,
        _ => usual,
    };

    /// <summary>Their words may name the buyer.</summary>
    private static string? Words(JsonAnswer answer)
    {
        if (answer is not { Problem: null, Root.ValueKind: JsonValueKind.Object })
        {
            return null;
        }

        var said = answer.Root.List("errors").Select(error => error.ValueKind == JsonValueKind.Object ? error.Word("title") ?? error.Word("detail") ?? error.Word("code") : error.AsText());
        return string.Join("; ", said.Where(text => !string.IsNullOrWhiteSpace(text))) is { Length: > 0 } words ? PersonalBlot.Of(words) : null;
    }
}
