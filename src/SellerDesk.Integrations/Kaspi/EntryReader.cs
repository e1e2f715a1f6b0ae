using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>From order entries to lines of an order.</summary>
internal static class EntryReader
{
    private const int MostUnits = 1_000_000;

    /// <summary>Null when some entry does not name its product: the marketplace has to be asked for it.</summary>
    public static IReadOnlyList<IncomingOrderLine>? Lines(IEnumerable<JsonElement> entries, string currency, IReadOnlyDictionary<string, IncomingProduct>? products = null)
    {
        var lines = new List<IncomingOrderLine>();
        var place = 0;
        foreach (var entry in entries.OrderBy(entry => entry.Said("id"), StringComparer.Ordinal))
        {
            place++;
            if (entry.Field("attributes") is not { } attributes)
            {
                return null;
            }

            var product = ProductOf(attributes) ?? products?.GetValueOrDefault(entry.Said("id") ?? "");
            if (product is null && products is null)
            {
                return null;
            }

            var number = attributes.Whole("entryNumber") is >= 0 and < MostUnits and var given ? (int)given + 1 : place;
            if (Quantity(attributes) is { } quantity)
            {
                lines.Add(new IncomingOrderLine(number, product, Title(attributes, "category") ?? product?.Category, quantity, Price(attributes, quantity), 0, currency));
            }
        }

        return lines;
    }

    /// <summary>The seller's own number is what the offer's code is.</summary>
    public static IncomingProduct? ProductOf(JsonElement attributes) => attributes.Field("offer") is { } offer && offer.Said("code") is { } code
        ? new IncomingProduct(code, offer.Said("name"), code, null, Title(attributes, "category"))
        : null;

    /// <summary>The marketplace's card, for entries that name no offer.</summary>
    public static IncomingProduct? CardOf(JsonElement root) => root.Field("data")?.Field("attributes") is { } card && card.Said("code") is { } code
        ? new IncomingProduct(code, card.Said("name"), null, card.Said("manufacturer"), Title(card, "category"))
        : null;

    /// <summary>An entry that was cancelled whole has none left. What is sold by weight may be a part of one.</summary>
    private static int? Quantity(JsonElement attributes) => attributes.Amount("quantity") switch
    {
        null => 1,
        > 0 and <= MostUnits and var quantity => (int)Math.Ceiling(quantity),
        _ => null,
    };

    private static decimal Price(JsonElement attributes, int quantity) => attributes.Amount("basePrice") ?? (attributes.Amount("totalPrice") ?? 0) / quantity;

    private static string? Title(JsonElement holder, string name) => holder.Field(name) is { ValueKind: JsonValueKind.Object } category ? category.Said("title") : holder.Said(name);
}
