using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>The rows of an answer.</summary>
internal static class OzonRows
{
    /// <summary>One thing, in the answer or in a field of it; null when the marketplace does not know it.</summary>
    /// <param name="number">What was asked for, by which of the thing's fields: an answer to another question is no answer.</param>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.Unreadable"/>.</exception>
    public static JsonElement? One(JsonAnswer answer, string? within, string field, string number)
    {
        if (answer.Problem is { } problem)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
        }

        var found = within is null ? answer.Root : answer.Root.Find(within);
        return found?.Word(field) is not { } told ? null
            : told == number ? found
            : throw new MarketplaceException(MarketplaceFailure.Unreadable, $"asked for {field} {number}, got {told}");
    }

    /// <summary>A list that is empty comes as an array, null or not at all; one thing alone as an object.</summary>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.Unreadable"/>: a broken page has no bookmark to go on from, so the list is read again from there later.</exception>
    public static IEnumerable<JsonElement> Of(JsonAnswer answer, string name) => answer switch
    {
        { Problem: { } problem } => throw new MarketplaceException(MarketplaceFailure.Unreadable, problem),
        { Root.ValueKind: not JsonValueKind.Object } => throw new MarketplaceException(MarketplaceFailure.Unreadable, "$: not an object"),
        _ => answer.Root.List(name).Where(row => row.ValueKind == JsonValueKind.Object),
    };
}
