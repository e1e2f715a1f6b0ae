using System.Globalization;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>From a row of the analytics (a product on a day; figures in the order in which they were asked for) to our day of the funnel.</summary>
internal static class FunnelReader
{
    /// <summary>For every seller.</summary>
    public static readonly string[] Free = ["revenue", "ordered_units"];

    /// <summary>With Premium Plus or Pro.</summary>
    public static readonly string[] Paid = ["revenue", "ordered_units", "hits_view", "hits_view_pdp", "hits_tocart", "delivered_units", "cancellations", "returns"];

    /// <exception cref="FieldException">Day or product cannot be read.</exception>
    public static IncomingFunnelDay Read(JsonElement row, IReadOnlyList<string> metrics, string currency, string path)
    {
        var dimensions = row.List("dimensions").ToList();
        var day = dimensions.Select(dimension => DayOf(dimension.Word("id"))).FirstOrDefault(found => found is not null)
            ?? throw new FieldException($"{path}.dimensions", "no day");
        var product = dimensions.FirstOrDefault(dimension => DayOf(dimension.Word("id")) is null && dimension.Word("id") is { } id && id.All(char.IsAsciiDigit));
        if (product.ValueKind != JsonValueKind.Object)
        {
            throw new FieldException($"{path}.dimensions", "no sku");
        }

        var values = row.List("metrics").Select(Number).ToList();
        return new IncomingFunnelDay
        {
            Day = day,
            Product = new IncomingProduct(product.Word("id")!, product.Word("name")),
            OrderSum = Value("revenue"),
            Orders = Count("ordered_units"),
            Shows = Count("hits_view"),
            Opens = Count("hits_view_pdp"),
            Carts = Count("hits_tocart"),

            // Handed to the buyer; what he brought back is counted by itself.
            Buyouts = Count("delivered_units"),
            Cancels = Count("cancellations"),
            Returns = Count("returns"),
            Currency = currency,
        };

        decimal? Value(string metric) => metrics.Index().Where(asked => asked.Item == metric).Select(asked => values.ElementAtOrDefault(asked.Index)).FirstOrDefault();

        long? Count(string metric) => Value(metric) is { } value && Math.Abs(value) < long.MaxValue ? (long)Math.Round(value) : null;
    }

    private static decimal? Number(JsonElement value) => decimal.TryParse(value.AsText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Also when a time hangs on it.</summary>
    private static DateOnly? DayOf(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
