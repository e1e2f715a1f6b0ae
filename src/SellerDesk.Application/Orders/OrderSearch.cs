using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;

namespace SellerDesk.Application.Orders;

/// <summary>What typed words lead to: orders by number or tracking number; where there are none, products by number, article or words of the name.</summary>
internal sealed record FoundOrders(IReadOnlyList<Guid> Orders, IReadOnlyList<Guid> Products)
{
    public bool IsNothing => Orders.Count + Products.Count == 0;
}

/// <summary>Looks typed words up before the list is asked, each way by an index of its own.</summary>
internal static class OrderSearch
{
    /// <summary>Shorter pieces of a number are taken as the whole number only.</summary>
    private const int BeginningFrom = 4;

    private const int MostOrders = 500;
    private const int MostProducts = 60;

    /// <summary>By bytes, as the index is: the piece itself, and everything that begins with it.</summary>
    private const string ByNumber = """
        (select id from orders where number ~>=~ @word and number ~<=~ @end{0} limit @most)
        union (select id from orders where tracking_number ~>=~ @word and tracking_number ~<=~ @end{0} limit @most)
        """;

    private const string ByProduct = $$"""
        select id from products where ({{OrderClockTriggers.ProductWords}} @@ (websearch_to_tsquery('russian', @words) && to_tsquery('russian', @prefix))){0}
        order by id limit @most
        """;

    private const string ByProductWords = $$"""
        select id from products where {{OrderClockTriggers.ProductWords}} @@ websearch_to_tsquery('russian', @words){0} order by id limit @most
        """;

    public static async Task<FoundOrders> FindAsync(NpgsqlConnection connection, string words, ShopScope scope, CancellationToken cancel)
    {
        if (!words.Contains(' '))
        {
            var orders = await IdsAsync(connection, ByNumber, scope, MostOrders, cancel, ("word", words), ("end", words.Length >= BeginningFrom ? words + char.ConvertFromUtf32(0x10FFFF) : words));
            if (orders.Count > 0)
            {
                return new FoundOrders(orders, []);
            }
        }

        var (whole, prefix) = InboxSearch.Split(words);
        return new FoundOrders([], prefix is null ? await IdsAsync(connection, ByProductWords, scope, MostProducts, cancel, ("words", whole))
            : whole.Length == 0 ? await IdsAsync(connection, ByProduct.Replace("websearch_to_tsquery('russian', @words) && ", "", StringComparison.Ordinal), scope, MostProducts, cancel, ("prefix", prefix))
            : await IdsAsync(connection, ByProduct, scope, MostProducts, cancel, ("words", whole), ("prefix", prefix)));
    }

    private static async Task<List<Guid>> IdsAsync(NpgsqlConnection connection, string sql, ShopScope scope, int most, CancellationToken cancel, params (string Name, string Value)[] values)
    {
        await using var command = new NpgsqlCommand(sql.Replace("{0}", scope.All ? "" : " and shop_id = any(@shops)", StringComparison.Ordinal), connection);
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, NpgsqlDbType.Text, value);
        }

        command.Parameters.AddWithValue("most", NpgsqlDbType.Integer, most);
        if (!scope.All)
        {
            command.Parameters.AddWithValue("shops", NpgsqlDbType.Array | NpgsqlDbType.Uuid, scope.Shops.Select(shop => shop.Value).ToArray());
        }

        var ids = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }
}
