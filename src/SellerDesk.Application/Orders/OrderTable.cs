using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders;

/// <summary>One line of the list.</summary>
/// <param name="Title">The first product's name, where it is known.</param>
/// <param name="Kinds">How many products it has.</param>
/// <param name="Pieces">How many pieces of all of them.</param>
public sealed record OrderFace(
    OrderId Id, ShopId Shop, string Number, OrderStage Stage, string Status, string? Scheme, DateTimeOffset? OrderedAt, DateTimeOffset? StageAt, DateTimeOffset? ActBy,
    DateTimeOffset? DueAt, DateTimeOffset? ShipBy, DateTimeOffset? PromisedAt, DateTimeOffset? DeliveredAt, decimal? Total, string? Currency, string? Carrier, string? Tracking,
    string? Warehouse, string? Region, string? City, string? BuyerMask, bool TimesContradict, string? Title, int Kinds, int Pieces);

/// <summary>
/// The list of orders, slice by slice from a place in its total order. Straight through Npgsql, planned with the values of the filter: a rare region wants its
/// own index, a common one the list's order. Never skips rows by number and never counts.
/// </summary>
public sealed class OrderTable(NpgsqlDataSource source, IShopScopeSource scopeSource)
{
    /// <param name="after">The last row of the slice before; null for the first slice.</param>
    public async Task<ListSlice<OrderFace>> LoadAsync(OrderFilter filter, OrderMoment moment, ListPlace? after, int take, CancellationToken cancel)
    {
        var scope = await scopeSource.GetAsync(cancel);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await PlanAsync(connection, filter, cancel);
        var found = filter.Search is { } words ? await OrderSearch.FindAsync(connection, words, scope, cancel) : null;
        if (found is { IsNothing: true })
        {
            return new ListSlice<OrderFace>([], null);
        }

        await using var command = OrderTableSql.Slice(filter, moment, scope, found, after, take + 1);
        command.Connection = connection;
        var rows = await ReadAsync(command, cancel);
        var (shown, next) = Slices.Cut(rows, take, row => new ListPlace(filter.ByDeadline ? row.ActBy : row.OrderedAt, row.Id.Value));
        return new ListSlice<OrderFace>(shown, next);
    }

    /// <summary>Some orders, the newest first; what is not of the asker's shops is left out.</summary>
    public async Task<IReadOnlyList<OrderFace>> OfAsync(IReadOnlyList<OrderId> ids, OrderMoment moment, CancellationToken cancel)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var command = OrderTableSql.Slice(OrderFilter.Default, moment, await scopeSource.GetAsync(cancel), new FoundOrders([.. ids.Select(id => id.Value)], []), null, ids.Count);
        command.Connection = connection;
        return await ReadAsync(command, cancel);
    }

    /// <summary>Which orders a filter shows, from its first on.</summary>
    public async Task<IReadOnlyList<OrderId>> IdsAsync(OrderFilter filter, OrderMoment moment, int most, CancellationToken cancel)
    {
        const int AtOnce = 1_000;
        var ids = new List<OrderId>();
        ListPlace? after = null;
        do
        {
            var slice = await LoadAsync(filter, moment, after, Math.Min(AtOnce, most - ids.Count), cancel);
            ids.AddRange(slice.Rows.Select(row => row.Id));
            after = slice.Next;
        }
        while (after is not null && ids.Count < most);

        return ids;
    }

    private static async Task<List<OrderFace>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var rows = new List<OrderFace>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(Read(reader));
        }

        return rows;
    }

    private static async ValueTask<NpgsqlTransaction?> PlanAsync(NpgsqlConnection connection, OrderFilter filter, CancellationToken cancel)
    {
        if (filter.IsPlain)
        {
            return null;
        }

        var transaction = await connection.BeginTransactionAsync(cancel);
        await using var command = new NpgsqlCommand("set local plan_cache_mode = force_custom_plan", connection, transaction);
        await command.ExecuteNonQueryAsync(cancel);
        return transaction;
    }

    private static OrderFace Read(NpgsqlDataReader row) => new(
        new OrderId(row.GetGuid(0)), new ShopId(row.GetGuid(1)), row.GetString(2), Enum.Parse<OrderStage>(row.GetString(3)), row.GetString(4), Text(row, 5), Time(row, 6), Time(row, 7), Time(row, 8),
        Time(row, 9), Time(row, 10), Time(row, 11), Time(row, 12), row.IsDBNull(13) ? null : row.GetDecimal(13), Text(row, 14), Text(row, 15), Text(row, 16), Text(row, 17), Text(row, 18), Text(row, 19),
        Text(row, 20), row.GetBoolean(21), Text(row, 22), row.GetInt32(23), row.GetInt32(24));

    private static string? Text(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);
}
