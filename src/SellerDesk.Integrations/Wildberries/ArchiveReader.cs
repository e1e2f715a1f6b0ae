using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>From an assembly order of the archive, which is told in groups, with its last statuses, and of whose creation only the day is known.</summary>
internal static class ArchiveReader
{
    private const decimal MinorUnits = 100;

    public static IncomingOrder Read(JsonElement order, string currency, string path)
    {
        var status = order.Find("status") is { } words ? AssemblyStatus.Read(words) : default;
        return new IncomingOrder
        {
            Number = AssemblyReader.Number(order, "rid", path),
            Status = status.Words,
            Stage = status.Stage,
            CancelReason = status.CancelReason,
            Scheme = "FBS",
            OrderedAt = order.Time("createdAt", MoscowTime.Offset),
            Facts = new Facts()
                .Take(order, ("fbsId", "id"), ("cart", "orderUid"), ("warehouse", "warehouseId"), ("supply", "supplyId"))
                .Add("barcode", string.Join(", ", order.Find("product")?.List("skus").Select(sku => sku.AsText()) ?? []))
                .ToDictionary(),
            Lines = Line(order.Find("product"), order.Find("priceInfo"), currency) is { } line ? [line] : [],
        };
    }

    private static IncomingOrderLine? Line(JsonElement? goods, JsonElement? prices, string currency)
    {
        if (prices is not { } price)
        {
            return null;
        }

        var converted = price.Amount("convertedPrice") is > 0 ? CurrencyCodes.Of(price.Whole("convertedCurrencyCode")) : null;
        var product = goods?.Word("nmId") is { } number ? new IncomingProduct(number, null, goods.Value.Word("article")) : null;
        return price.Amount(converted is null ? "price" : "convertedPrice") is { } known
            ? new IncomingOrderLine(1, product, null, 1, known / MinorUnits, 0, converted ?? CurrencyCodes.Of(price.Whole("currencyCode")) ?? currency)
            : null;
    }
}
