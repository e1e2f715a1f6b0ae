using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>From the funnel's days, of the method or of the report, to ours. Both begin with visits: how often a card was shown is not told.</summary>
internal static class FunnelReader
{
    /// <summary>A day as it is read and, where it cannot be read, set aside: with the card that it belongs to.</summary>
    public static IEnumerable<JsonElement> DaysOf(JsonElement row)
    {
        var currency = row.Word("currency");
        foreach (var day in row.List("history"))
        {
            var whole = new JsonObject
            {
                ["product"] = row.Find("product") is { } product ? JsonNode.Parse(product.GetRawText()) : null,
                ["currency"] = currency,
                ["day"] = JsonNode.Parse(day.GetRawText()),
            };
            yield return JsonSerializer.SerializeToElement(whole);
        }
    }

    public static IncomingFunnelDay Read(JsonElement item, string path) => item.Find("day") is { } day ? ReadDay(item, day, path) : ReadLine(item, path);

    private static IncomingFunnelDay ReadDay(JsonElement item, JsonElement day, string path) => new()
    {
        Day = DayOf(day, "date", path),
        Product = CardReader.ProductOf(item.Find("product") ?? throw new FieldException($"{path}.product", "missing"), path),
        Opens = day.Whole("openCount"),
        Carts = day.Whole("cartCount"),
        Orders = day.Whole("orderCount"),
        OrderSum = day.Amount("orderSum"),
        Buyouts = day.Whole("buyoutCount"),
        BuyoutSum = day.Amount("buyoutSum"),
        Currency = CurrencyOf(item),
    };

    private static IncomingFunnelDay ReadLine(JsonElement line, string path) => new()
    {
        Day = DayOf(line, "dt", path),
        Product = new IncomingProduct(AssemblyReader.Number(line, "nmID", path), null),
        Opens = line.Whole("openCardCount"),
        Carts = line.Whole("addToCartCount"),
        Orders = line.Whole("ordersCount"),
        OrderSum = line.Amount("ordersSumRub"),
        Buyouts = line.Whole("buyoutsCount"),
        BuyoutSum = line.Amount("buyoutsSumRub"),
        Cancels = line.Whole("cancelCount"),
        CancelSum = line.Amount("cancelSumRub"),
        Currency = CurrencyOf(line),
    };

    private static string CurrencyOf(JsonElement item) => item.Word("currency")?.ToUpperInvariant() is { } currency and not "RUR" ? currency : "RUB";

    private static DateOnly DayOf(JsonElement item, string field, string path)
    {
        var text = item.NeededText(field, path);
        return DateOnly.TryParseExact(text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FieldException($"{path}.{field}", "not a day");
    }
}
