using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Reviews;

/// <summary>
/// Counts anew the days on which reviews or their readings changed: stars, topics and words by product. Days come from <c>touched_days</c>
/// (the database's own triggers write them), so a review that arrives months late is counted too. A day's rows are replaced in one transaction.
/// </summary>
public sealed class RemakeReviewDaysJob(NpgsqlDataSource source) : IJob
{
    /// <summary>Days in one round; the next round follows soon.</summary>
    public const int DaysAtOnce = 200;

    private const string Take = """
        with days as (select shop_id, day from touched_days group by shop_id, day order by min(id) limit 1),
        gone as (delete from touched_days t using days d where t.shop_id = d.shop_id and t.day = d.day returning 1)
        select d.shop_id, d.day, d.day::timestamp at time zone s.time_zone, (d.day + 1)::timestamp at time zone s.time_zone
        from days d join shops s on s.id = d.shop_id where (select count(*) from gone) >= 0
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var done = 0;
        while (done < DaysAtOnce && await RemakeNextAsync(cancel))
        {
            done++;
        }

        return done > 0;
    }

    private async Task<bool> RemakeNextAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);

        // One node at a time: two that count the same day would both write its rows.
        await using (var gate = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended('touched_days', 0))", connection, transaction))
        {
            if (await gate.ExecuteScalarAsync(cancel) is not true)
            {
                return false;
            }
        }

        if (await TakeAsync(connection, cancel) is not { } day)
        {
            return false;
        }

        await RunAsync(connection, day, ReviewDaySql.Ratings, cancel);
        await RunAsync(connection, day, ReviewDaySql.Topics, cancel);
        await WriteWordsAsync(connection, day, await CountWordsAsync(connection, day, cancel), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<ShopDay?> TakeAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand(Take, connection);
        await using var reader = await take.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new ShopDay(reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1), reader.GetDateTime(2), reader.GetDateTime(3))
            : null;
    }

    private static async Task RunAsync(NpgsqlConnection connection, ShopDay day, string statements, CancellationToken cancel)
    {
        // Parameters by name do not reach two statements of one command at once on the wire: one after the other.
        foreach (var statement in statements.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = Command(connection, day, statement);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task<WordTally> CountWordsAsync(NpgsqlConnection connection, ShopDay day, CancellationToken cancel)
    {
        var tally = new WordTally();
        await using var command = Command(connection, day, ReviewDaySql.Texts);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var parts = WordTone.Parts(Text(reader, 1), Text(reader, 2), Text(reader, 3), Text(reader, 4), reader.GetInt16(5), reader.IsDBNull(6) ? null : reader.GetInt16(6));
            tally.Add(reader.IsDBNull(0) ? null : reader.GetGuid(0), WordTone.Of(parts));
        }

        return tally;
    }

    private static async Task WriteWordsAsync(NpgsqlConnection connection, ShopDay day, WordTally tally, CancellationToken cancel)
    {
        var rows = tally.Rows();
        foreach (var statement in ReviewDaySql.Words.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = Command(connection, day, statement);
            if (statement.Contains("@stems", StringComparison.Ordinal))
            {
                command.Parameters.AddWithValue("stems", rows.Select(row => row.Stem).ToArray());
                command.Parameters.AddWithValue("shown", rows.Select(row => row.Shown).ToArray());
                command.Parameters.AddWithValue("products", rows.Select(row => row.Product).ToArray());
                command.Parameters.AddWithValue("praise", rows.Select(row => row.Praise).ToArray());
                command.Parameters.AddWithValue("blame", rows.Select(row => row.Blame).ToArray());
                command.Parameters.AddWithValue("neutral", rows.Select(row => row.Neutral).ToArray());
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, ShopDay day, string statement)
    {
        var command = new NpgsqlCommand(statement, connection);
        command.Parameters.AddWithValue("shop", day.Shop);
        command.Parameters.AddWithValue("day", day.Day);
        if (statement.Contains("@from", StringComparison.Ordinal))
        {
            command.Parameters.AddWithValue("from", NpgsqlDbType.TimestampTz, day.From);
            command.Parameters.AddWithValue("to", NpgsqlDbType.TimestampTz, day.To);
        }

        return command;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private sealed record ShopDay(Guid Shop, DateOnly Day, DateTime From, DateTime To);
}
