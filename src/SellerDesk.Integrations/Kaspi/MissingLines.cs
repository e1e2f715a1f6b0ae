using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>Entries of one order, asked for by themselves: a call for the order and, where an entry names no offer, one for its card.</summary>
internal sealed class MissingLines(KaspiClient client)
{
    /// <returns>The order's lines and nothing else of it; null when the marketplace has none.</returns>
    public async Task<(IncomingOrder? Order, IReadOnlyList<UnreadablePayload> Unreadable)> ReadAsync(ShopAccess shop, MissingEntries missing, CancellationToken cancel)
    {
        using var answer = await client.EntriesAsync(shop, missing.Id, cancel);
        if (answer.Problem is { } problem)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
        }

        var entries = answer.Root.List("data").Where(entry => entry.ValueKind == JsonValueKind.Object).ToList();
        var products = new Dictionary<string, IncomingProduct>(StringComparer.Ordinal);
        foreach (var id in entries.Where(entry => entry.Field("attributes") is { } attributes && EntryReader.ProductOf(attributes) is null).Select(entry => entry.Said("id")).OfType<string>())
        {
            using var card = await client.EntryProductAsync(shop, id, cancel);
            if (card is { Problem: null, Root.ValueKind: JsonValueKind.Object } && EntryReader.CardOf(card.Root) is { } product)
            {
                products[id] = product;
            }
        }

        var lines = EntryReader.Lines(entries, shop.Currency, products);
        return lines is { Count: > 0 } ? (new IncomingOrder { Number = missing.Code, Lines = lines }, []) : (null, []);
    }
}
