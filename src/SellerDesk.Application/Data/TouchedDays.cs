using Npgsql;
using NpgsqlTypes;

namespace SellerDesk.Application.Data;

/// <summary>A day of a shop that has to be counted anew.</summary>
/// <param name="From">Its first moment (UTC).</param>
/// <param name="To">The first moment of the next day (UTC).</param>
internal sealed record ShopDay(Guid Shop, DateOnly Day, DateTime From, DateTime To)
{
    /// <summary>With @shop, @day and, where the statement asks for them, @from and @to.</summary>
    public NpgsqlCommand Command(NpgsqlConnection connection, string statement)
    {
        var command = new NpgsqlCommand(statement, connection);
        command.Parameters.AddWithValue("shop", Shop);
        command.Parameters.AddWithValue("day", Day);
        if (statement.Contains("@from", StringComparison.Ordinal))
        {
            command.Parameters.AddWithValue("from", NpgsqlDbType.TimestampTz, From);
            command.Parameters.AddWithValue("to", NpgsqlDbType.TimestampTz, To);
        }

        return command;
    }

    public async Task RunAsync(NpgsqlConnection connection, string statements, CancellationToken cancel)
    {
        // Parameters by name do not reach two statements of one command at once on the wire: one after the other.
        foreach (var statement in statements.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = Command(connection, statement);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}

/// <summary>Takes the days that triggers noted out of their table, the longest waiting first, and has each counted anew in one transaction.</summary>
internal static class TouchedDays
{
    /// <summary>False when nothing waits, or another node is at it.</summary>
    /// <param name="table">With the columns id, shop_id, day.</param>
    public static async Task<bool> RemakeNextAsync(NpgsqlDataSource source, string table, Func<NpgsqlConnection, ShopDay, Task> remake, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);

        // One node at a time: two that count the same day would both write its rows.
        await using (var gate = new NpgsqlCommand($"select pg_try_advisory_xact_lock(hashtextextended('{table}', 0))", connection, transaction))
        {
            if (await gate.ExecuteScalarAsync(cancel) is not true)
            {
                return false;
            }
        }

        if (await TakeAsync(connection, table, cancel) is not { } day)
        {
            return false;
        }

        await remake(connection, day);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<ShopDay?> TakeAsync(NpgsqlConnection connection, string table, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand($"""
            with days as (select shop_id, day from {table} order by id limit 1),
            gone as (delete from {table} t using days d where t.shop_id = d.shop_id and t.day = d.day returning 1)
            select d.shop_id, d.day, d.day::timestamp at time zone s.time_zone, (d.day + 1)::timestamp at time zone s.time_zone
            from days d join shops s on s.id = d.shop_id where (select count(*) from gone) >= 0
            """, connection);
        await using var reader = await take.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new ShopDay(reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1), reader.GetDateTime(2), reader.GetDateTime(3))
            : null;
    }
}
