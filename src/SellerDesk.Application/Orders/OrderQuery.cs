using System.Globalization;
using System.Text;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders;

/// <summary>The filter of orders as the query part of an address. Defaults are left out, words that are not understood are passed over.</summary>
public static class OrderQuery
{
    private const int ValueMaxLength = 200;
    private const decimal MostMoney = 1_000_000_000;

    /// <summary>The order of the parts is fixed, so that equal filters have one address.</summary>
    public static string Write(OrderFilter filter)
    {
        var query = new StringBuilder();
        Add("queue", filter.Queue?.ToString().ToLowerInvariant());
        Add("shop", string.Join(',', filter.Shops.Select(shop => shop.Value)));
        Add("stage", filter.Stage?.ToString().ToLowerInvariant());
        Add("scheme", filter.Scheme);
        Add("carrier", filter.Carrier);
        Add("warehouse", filter.Warehouse);
        Add("region", filter.Region);
        Add("product", filter.Product?.Value.ToString());
        Add("buyer", filter.Buyer?.Value.ToString());
        Add("since", Day(filter.Since));
        Add("before", Day(filter.Before));
        Add("min", filter.MinSum?.ToString(CultureInfo.InvariantCulture));
        Add("max", filter.MaxSum?.ToString(CultureInfo.InvariantCulture));
        Add("contradicts", filter.Contradicts ? "yes" : null);
        Add("q", filter.Search);
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal));
            }
        }
    }

    /// <param name="query">With or without the question mark.</param>
    public static OrderFilter Read(string? query)
    {
        var parts = InboxQuery.Parts(query);
        var search = InboxQuery.Search(One("q"));
        return new OrderFilter
        {
            Queue = Word<OrderQueue>(One("queue")),
            Shops = [.. (One("shop") ?? "").Split(',').Select(word => Guid.TryParse(word, out var id) ? new ShopId(id) : (ShopId?)null).OfType<ShopId>().Distinct().OrderBy(shop => shop.Value)],
            Stage = Word<OrderStage>(One("stage")),
            Scheme = Value(One("scheme")),
            Carrier = Value(One("carrier")),
            Warehouse = Value(One("warehouse")),
            Region = Value(One("region")),
            Product = Guid.TryParse(One("product"), out var product) ? new ProductId(product) : null,
            Buyer = Guid.TryParse(One("buyer"), out var buyer) ? new BuyerId(buyer) : null,
            Since = Day(One("since")),
            Before = Day(One("before")),
            MinSum = Money(One("min")),
            MaxSum = Money(One("max")),
            Contradicts = One("contradicts") == "yes",
            Search = search,
        };

        string? One(string name) => parts.GetValueOrDefault(name);
    }

    /// <summary>Where the page begins: <c>from=ticks-id</c> stands beside the filter and does not belong to it.</summary>
    public static Data.ListPlace? Place(string? query)
    {
        var said = InboxQuery.Parts(query).GetValueOrDefault("from")?.Split('~', 2);
        return said is [var at, var id] && Guid.TryParse(id, out var guid)
            ? at.Length == 0 ? new Data.ListPlace(null, guid)
            : long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? new Data.ListPlace(new DateTimeOffset(ticks, TimeSpan.Zero), guid) : null
            : null;
    }

    public static string Write(Data.ListPlace place) => $"from={place.At?.UtcTicks.ToString(CultureInfo.InvariantCulture)}~{place.Id}";

    private static T? Word<T>(string? word) where T : struct, Enum =>
        word is { Length: > 0 } && char.IsAsciiLetter(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static string? Value(string? text) => InboxQuery.Search(text) is { Length: <= ValueMaxLength } value ? value : null;

    private static decimal? Money(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum) && sum is >= 0 and <= MostMoney ? sum : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? word) =>
        DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100 ? day : null;
}
