using System.Globalization;
using System.Text;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.BuyerBook;

/// <summary>The filter of buyers as the query part of an address. Defaults are left out, words that are not understood are passed over.</summary>
public static class BuyerQuery
{
    private const int ValueMaxLength = 200;
    private const decimal MostMoney = 1_000_000_000;
    private const int MostDays = 3_650;

    /// <summary>The order of the parts is fixed, so that equal filters have one address.</summary>
    public static string Write(BuyerFilter filter)
    {
        var query = new StringBuilder();
        Add("shop", string.Join(',', filter.Shops.Select(shop => shop.Value)));
        Add("frequency", filter.Frequency?.ToString().ToLowerInvariant());
        Add("mark", filter.Mark?.ToString().ToLowerInvariant());
        Add("region", filter.Region);
        Add("currency", filter.Currency);
        Add("segment", filter.Segment?.ToString());
        Add("rfm", filter.Cell is { } cell ? string.Create(CultureInfo.InvariantCulture, $"{cell.Recency}-{cell.Frequency}") : null);
        Add("quiet", Text(filter.QuietDays));
        Add("orders", Text(filter.MinOrders));
        Add("min", Text(filter.MinSpent));
        Add("max", Text(filter.MaxSpent));
        Add("order", filter.Order == BuyerOrder.Latest ? null : filter.Order.ToString().ToLowerInvariant());
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
    public static BuyerFilter Read(string? query)
    {
        var parts = InboxQuery.Parts(query);
        var currency = Value(One("currency"))?.ToUpperInvariant() is { Length: 3 } three ? three : null;
        return new BuyerFilter
        {
            Shops = [.. (One("shop") ?? "").Split(',').Select(word => Guid.TryParse(word, out var id) ? new ShopId(id) : (ShopId?)null).OfType<ShopId>().Distinct().OrderBy(shop => shop.Value)],
            Frequency = Word<BuyerFrequency>(One("frequency")),
            Mark = Word<BuyerMark>(One("mark")),
            Region = Value(One("region")),
            Currency = currency,
            Segment = Guid.TryParse(One("segment"), out var segment) ? new SegmentId(segment) : null,
            Cell = One("rfm") is [>= '1' and <= '5' and var recency, '-', >= '1' and <= '5' and var frequency] ? new RfmPlace((short)(recency - '0'), (short)(frequency - '0')) : null,
            QuietDays = Whole(One("quiet"), MostDays),
            MinOrders = Whole(One("orders"), 100_000),
            MinSpent = Money(One("min")),
            MaxSpent = Money(One("max")),

            // Sums of different currencies are in no order.
            Order = Word<BuyerOrder>(One("order")) is { } order && (order != BuyerOrder.Spent || currency is not null) ? order : BuyerOrder.Latest,
            Search = InboxQuery.Search(One("q")),
        };

        string? One(string name) => parts.GetValueOrDefault(name);
    }

    /// <summary>Where the page begins: <c>from=value~id</c> stands beside the filter and does not belong to it.</summary>
    public static BuyerPlace? Place(string? query) =>
        InboxQuery.Parts(query).GetValueOrDefault("from")?.Split('~', 2) is [var value, var id] && Guid.TryParse(id, out var guid)
            && decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
            ? new BuyerPlace(at, guid) : null;

    public static string Write(BuyerPlace place) => string.Create(CultureInfo.InvariantCulture, $"from={place.Value}~{place.Id}");

    private static T? Word<T>(string? word) where T : struct, Enum =>
        word is { Length: > 0 } && char.IsAsciiLetter(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static string? Value(string? text) => InboxQuery.Search(text) is { Length: <= ValueMaxLength } value ? value : null;

    private static string? Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);

    private static int? Whole(string? text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    private static decimal? Money(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum) && sum is >= 0 and <= MostMoney ? sum : null;
}
