using Npgsql;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Benchmarks.Inbox;

/// <summary>What somebody would write who had nothing but this one list to make.</summary>
internal sealed class HandWrittenInbox(NpgsqlDataSource source)
{
    private const string Columns =
        "id, shop_id, kind, state, created_at, due_at, rating, has_photo, unread, author, preview, product_name, reply_state, assignee_id";

    public async Task<IReadOnlyList<InboxRow>> LoadAsync(InboxFilter filter, InboxKey? after, int take, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(Sql(filter, after is not null), connection);
        if (after is { } key)
        {
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = key.At.UtcDateTime });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key.Id.Value });
        }

        // One more than is shown tells whether there are further ones.
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = take + 1 });
        if (filter.Search is not null)
        {
            var (words, prefix) = InboxSearch.Split(filter.Search);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = prefix ?? words });
        }

        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<InboxRow>(take + 1);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(Read(reader));
        }

        if (rows.Count > take)
        {
            rows.RemoveAt(take);
        }

        return rows;
    }

    /// <summary>The place of the list that lies so many rows down.</summary>
    public async Task<InboxKey> KeyAtAsync(InboxFilter filter, int depth)
    {
        var (time, order) = filter.ByDeadline ? ("line_at", "line_at, id") : ("created_at", "created_at desc, id desc");
        await using var command = source.CreateCommand($"select {time}, id from work_items {(filter.ByDeadline ? "where state = 'Open'" : "")} order by {order} offset {depth} limit 1");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new InboxKey(Time(reader, 0), new WorkItemId(reader.GetGuid(1)));
    }

    private static string Sql(InboxFilter filter, bool after)
    {
        var (order, beyond) = filter.ByDeadline ? ("line_at, id", "(line_at, id) > ($1, $2)") : ("created_at desc, id desc", "(created_at, id) < ($1, $2)");
        var limit = after ? 3 : 1;
        List<string> conditions = [];
        if (filter.State == InboxState.Open)
        {
            conditions.Add("state = 'Open'");
        }

        if (after)
        {
            conditions.Add(beyond);
        }

        if (filter.Search is { } search)
        {
            conditions.Add($"search @@ {(InboxSearch.Split(search).Prefix is null ? "websearch_to_tsquery" : "to_tsquery")}('russian', ${limit + 1})");
        }

        return $"select {Columns} from work_items {(conditions.Count > 0 ? "where " + string.Join(" and ", conditions) : "")} order by {order} limit ${limit}";
    }

    private static InboxRow Read(NpgsqlDataReader row) => new(
        new WorkItemId(row.GetGuid(0)), new ShopId(row.GetGuid(1)), Enum.Parse<WorkItemKind>(row.GetString(2)), Enum.Parse<WorkItemState>(row.GetString(3)),
        Time(row, 4), Time(row, 5), row.IsDBNull(6) ? null : row.GetInt16(6), row.GetBoolean(7), row.GetBoolean(8), row.IsDBNull(9) ? null : row.GetString(9),
        row.GetString(10), row.IsDBNull(11) ? null : row.GetString(11), Enum.Parse<ReplyState>(row.GetString(12)), row.IsDBNull(13) ? null : new PersonId(row.GetGuid(13)));

    private static DateTimeOffset Time(NpgsqlDataReader row, int column) => new(row.GetDateTime(column), TimeSpan.Zero);
}
