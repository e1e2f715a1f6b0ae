using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.BuyerBook;

/// <summary>
/// Looks typed words up before the list is asked, each way by an index of its own: the buyer's number, the number of an order, a phone or address by its hash (what was typed is
/// kept nowhere), a name that the buyer shows where whoever asks may read it.
/// </summary>
internal static class BuyerSearch
{
    private const int Most = 500;
    private const int BeginningFrom = 4;

    private const string ByOrder = """
        select l.buyer_id from orders o join buyer_links l on l.thing_id = o.id and l.kind = 'Order' and l.shop_id = o.shop_id
        where o.number ~>=~ @word and o.number ~<=~ @end and (@shops::uuid[] is null or o.shop_id = any(@shops)) limit @most
        """;

    private const string ByKeys = "select k.buyer_id from unnest(@kinds, @spaces, @hashes) as s(kind, space, hash) join buyer_keys k on k.hash = s.hash and k.kind = s.kind and k.space = s.space limit @most";

    private const string ByNumber = "select id from buyers where number = @number and merged_into is null limit @most";

    private const string ByName = "select id from buyers where lower(name) ~>=~ @word and lower(name) ~<=~ @end and name_is_shown and merged_into is null limit @most";

    public static async Task<IReadOnlyList<Guid>> FindAsync(NpgsqlConnection connection, BuyerDoor door, string words, ShopScope scope, Role role, CancellationToken cancel)
    {
        var found = new HashSet<Guid>();
        var keys = await door.WouldBeAsync(words, cancel);
        if (keys.Count > 0)
        {
            found.UnionWith(await IdsAsync(connection, ByKeys, cancel, Texts("kinds", keys.Select(key => key.Kind.ToString())), Texts("spaces", keys.Select(key => key.Space)), Texts("hashes", keys.Select(key => key.Hash))));
        }

        if (!words.Contains(' '))
        {
            var shops = new NpgsqlParameter("shops", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = scope.All ? DBNull.Value : scope.Shops.Select(shop => shop.Value).ToArray() };
            found.UnionWith(await IdsAsync(connection, ByOrder, cancel, [.. Beginning(words, words.Length >= BeginningFrom), shops]));
        }

        if (long.TryParse(words.TrimStart('№', '#', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            found.UnionWith(await IdsAsync(connection, ByNumber, cancel, new NpgsqlParameter("number", number)));
        }

        if (role >= Role.Support)
        {
            found.UnionWith(await IdsAsync(connection, ByName, cancel, Beginning(words.ToLowerInvariant(), words.Length >= 2)));
        }

        return [.. found];
    }

    private static NpgsqlParameter[] Beginning(string word, bool open) => [new("word", word), new("end", open ? word + char.ConvertFromUtf32(0x10FFFF) : word)];

    private static NpgsqlParameter Texts(string name, IEnumerable<string> values) => new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = values.ToArray() };

    private static async Task<List<Guid>> IdsAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        command.Parameters.AddWithValue("most", Most);
        var ids = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }
}
