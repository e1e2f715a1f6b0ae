using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>The rows of an answer.</summary>
internal static class OzonRows
{
    /// <summary>A list that is empty comes as an array, null or not at all; one thing alone as an object.</summary>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.Unreadable"/>: a broken page has no bookmark to go on from, so the list is read again from there later.</exception>
    public static IEnumerable<JsonElement> Of(JsonAnswer answer, string name) => answer switch
    {
        { Problem: { } problem } => throw new MarketplaceException(MarketplaceFailure.Unreadable, problem),
        { Root.ValueKind: not JsonValueKind.Object } => throw new MarketplaceException(MarketplaceFailure.Unreadable, "$: not an object"),
        _ => answer.Root.List(name).Where(row => row.ValueKind == JsonValueKind.Object),
    };
}
