using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.BuyerBook;

/// <summary>The list of buyers, slice by slice from a place in its total order. Never skips rows by number and never counts.</summary>
public sealed class BuyerTable(NpgsqlDataSource source, BuyerDoor door, IShopScopeSource scopeSource)
{
    /// <param name="role">Of whoever asks: names are for those who answer buyers.</param>
    /// <param name="after">The last row of the slice before; null for the first slice.</param>
    public async Task<BuyerSlice> LoadAsync(BuyerFilter filter, Role role, DateTimeOffset now, BuyerPlace? after, int take, CancellationToken cancel)
    {
        var scope = await scopeSource.GetAsync(cancel);
        await using var connection = await source.OpenConnectionAsync(cancel);
        var found = filter.Search is { } words ? await BuyerSearch.FindAsync(connection, door, words, scope, role, cancel) : null;
        if (found is { Count: 0 })
        {
            return new BuyerSlice([], null);
        }

        var rows = await ReadAsync(connection, BuyerTableSql.Slice(filter, now, scope, found, after, take + 1), role, cancel);
        if (rows.Count <= take)
        {
            return new BuyerSlice(rows, null);
        }

        rows.RemoveAt(take);
        var last = rows[^1];
        return new BuyerSlice(rows, new BuyerPlace(
            filter.Order switch
            {
                BuyerOrder.Orders => last.Orders,
                BuyerOrder.Spent => last.Spent,
                _ => last.LastAt.UtcTicks,
            }, last.Id.Value));
    }

    /// <summary>One of them, with the figures of the shops that whoever asks sees; null when they see none of it.</summary>
    internal static async Task<BuyerFace?> OneAsync(NpgsqlConnection connection, ShopScope scope, Role role, BuyerId id, CancellationToken cancel) =>
        (await ReadAsync(connection, BuyerTableSql.Slice(BuyerFilter.Default, default, scope, [id.Value], null, 1), role, cancel)).FirstOrDefault();

    /// <summary>Those of these whom one may see, the latest first.</summary>
    internal static async Task<IReadOnlyList<BuyerFace>> SomeAsync(NpgsqlConnection connection, ShopScope scope, Role role, IReadOnlyList<Guid> ids, CancellationToken cancel) =>
        await ReadAsync(connection, BuyerTableSql.Slice(BuyerFilter.Default, default, scope, ids, null, ids.Count), role, cancel);

    private static async Task<List<BuyerFace>> ReadAsync(NpgsqlConnection connection, NpgsqlCommand command, Role role, CancellationToken cancel)
    {
        await using (command)
        {
            command.Connection = connection;
            var rows = new List<BuyerFace>();
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                rows.Add(Read(reader, role));
            }

            return rows;
        }
    }

    private static BuyerFace Read(NpgsqlDataReader row, Role role) => new(
        new BuyerId(row.GetGuid(0)), row.GetInt64(1), Name(Text(row, 2), row.GetBoolean(3), role), Text(row, 16), Text(row, 4), Enum.Parse<MatchQuality>(row.GetString(17)),
        row.GetInt32(6), row.GetInt32(7), row.GetInt32(8), row.GetInt32(9), row.GetDecimal(21), Text(row, 22), Time(row, 18), Time(row, 19), Time(row, 20)!.Value,
        row.GetInt32(10), row.GetInt32(11), row.GetInt32(12), row.GetInt32(13), row.GetInt32(14), row.GetInt32(15), Time(row, 5), [.. row.GetFieldValue<Guid[]>(23).Select(shop => new ShopId(shop))]);

    /// <summary>Whoever only looks sees initials where others read the name.</summary>
    internal static string? Name(string? name, bool shown, Role role) => name is not null && shown && role < Role.Support ? BuyerMask.Of(new IncomingBuyer(name, null)) : name;

    private static string? Text(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);
}
