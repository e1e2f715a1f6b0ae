using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Reviews;

/// <summary>
/// Reviews for programs, slice by slice. Straight through Npgsql: this is the call that integrations make all day, and it is held to a thousand
/// a second on two processors.
/// </summary>
public sealed class ReviewList(NpgsqlDataSource source)
{
    public const int MaxLimit = 200;

    public async Task<ReviewSlice> LoadAsync(ReviewFilter filter, ReviewKey? after, int limit, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var command = ReviewListSql.Slice(filter, after, limit + 1);
        command.Connection = connection;
        await using var plan = await PlanAsync(connection, filter, cancel);
        var rows = new List<ReviewRow>(limit + 1);
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                rows.Add(Read(reader));
            }
        }

        if (rows.Count <= limit)
        {
            return new ReviewSlice(rows, null);
        }

        rows.RemoveAt(limit);
        var last = rows[^1];
        return new ReviewSlice(rows, new ReviewKey(filter.ByDeadline ? last.LineAt : last.CreatedAt, last.Id));
    }

    /// <returns>Null when there is none, or it is of a shop that whoever asks does not see.</returns>
    public async Task<ReviewRow?> FindAsync(ShopScope scope, ReviewId id, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(ReviewListSql.One);
        command.Parameters.AddWithValue("id", id.Value);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) && Read(reader) is var row && scope.Contains(new(row.ShopId)) ? row : null;
    }

    /// <summary>
    /// A prepared statement is planned for any value, but a rare word wants the text index and a common one the list's order: with these filters the plan is
    /// made for the values at hand.
    /// </summary>
    private static async ValueTask<NpgsqlTransaction?> PlanAsync(NpgsqlConnection connection, ReviewFilter filter, CancellationToken cancel)
    {
        if (filter.Search is null && filter.Since is null && filter.Product is null)
        {
            return null;
        }

        var transaction = await connection.BeginTransactionAsync(cancel);
        await using var setting = new NpgsqlCommand("set local plan_cache_mode = force_custom_plan", connection);
        await setting.ExecuteNonQueryAsync(cancel);
        return transaction;
    }

    private static ReviewRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetString(2), Text(row, 3),
        row.IsDBNull(4) ? null : new ReviewedProduct(row.GetGuid(4), Text(row, 5), Text(row, 6)),
        row.GetInt16(7), Text(row, 8), row.GetString(9), Text(row, 10), Text(row, 11), Text(row, 12), Time(row, 13),
        row.GetFieldValue<string[]>(14), Text(row, 15),
        Enum.Parse<WorkItemState>(row.GetString(16)), Enum.Parse<ReplyState>(row.GetString(17)), Time(row, 18), row.IsDBNull(19) ? null : row.GetGuid(19),
        row.IsDBNull(20) ? null : new ReviewAnswer(row.GetString(20), Enum.Parse<AnswerState>(row.GetString(21)), row.IsDBNull(22) ? null : Time(row, 22), row.GetBoolean(23)))
    { LineAt = Time(row, 24) };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Time(NpgsqlDataReader row, int column) => new(row.GetDateTime(column), TimeSpan.Zero);
}
