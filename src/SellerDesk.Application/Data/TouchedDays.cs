using Npgsql;
using NpgsqlTypes;

namespace SellerDesk.Application.Data;

/// <summary>A day of a shop that has to be counted anew.</summary>
/// <param name="From">Its first moment (UTC).</param>
/// <param name="To">The first moment of the next day (UTC).</param>
/// <param name="Parts">What of the day, where its table tells it: bits that whoever counts the days gives a meaning to.</param>
internal sealed record ShopDay(Guid Shop, DateOnly Day, DateTime From, DateTime To, int Parts = ShopDay.Everything)
{
    public const int Everything = -1;

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

    public bool Has(int part) => (Parts & part) != 0;
}

/// <summary>Takes the days that triggers noted out of their table, the longest waiting first with all of its month, and has them counted anew in one transaction.</summary>
internal static class TouchedDays
{
    /// <summary>Sums of a month need more room than a page's question, and a plan for the very days: what suits one day does not suit thirty.</summary>
    private const string Room = "set local work_mem = '96MB'; set local jit = off; set local plan_cache_mode = force_custom_plan";

    /// <summary>How many days were counted; none when nothing waits, or another node is at it.</summary>
    /// <param name="table">With the columns id, shop_id, day.</param>
    /// <param name="remake">Gets days of one shop and one month, in their order.</param>
    /// <param name="parts">The table's column of what of the day is meant.</param>
    public static async Task<int> RemakeNextAsync(NpgsqlDataSource source, string table, Func<NpgsqlConnection, IReadOnlyList<ShopDay>, Task> remake, CancellationToken cancel, string? parts = null)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);

        // One node at a time: two that count the same day would both write its rows.
        await using (var gate = new NpgsqlCommand($"select pg_try_advisory_xact_lock(hashtextextended('{table}', 0))", connection, transaction))
        {
            if (await gate.ExecuteScalarAsync(cancel) is not true)
            {
                return 0;
            }
        }

        var days = await TakeAsync(connection, table, parts, cancel);
        if (days.Count > 0)
        {
            await MakeRoomAsync(connection, cancel);
            await remake(connection, days);
            await transaction.CommitAsync(cancel);
        }

        return days.Count;
    }

    /// <summary>Days one after the other, each by itself.</summary>
    public static async Task RunAsync(this IEnumerable<ShopDay> days, NpgsqlConnection connection, string statements, CancellationToken cancel)
    {
        foreach (var day in days)
        {
            await day.RunAsync(connection, statements, cancel);
        }
    }

    /// <summary>Days of one shop and one month at once: statements with @shop, @month, @days, @starts and @ends.</summary>
    public static async Task RunTogetherAsync(this IReadOnlyList<ShopDay> days, NpgsqlConnection connection, string statements, CancellationToken cancel)
    {
        if (days.Count == 0)
        {
            return;
        }

        foreach (var statement in statements.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            days.AddTo(command);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    public static void AddTo(this IReadOnlyList<ShopDay> days, NpgsqlCommand command)
    {
        command.Parameters.AddWithValue("shop", days[0].Shop);
        command.Parameters.AddWithValue("month", new DateOnly(days[0].Day.Year, days[0].Day.Month, 1));
        command.Parameters.AddWithValue("days", days.Select(day => day.Day).ToArray());
        command.Parameters.AddWithValue("starts", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, days.Select(day => day.From).ToArray());
        command.Parameters.AddWithValue("ends", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, days.Select(day => day.To).ToArray());
    }

    /// <summary>For the transaction that is open.</summary>
    public static async Task MakeRoomAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var room = new NpgsqlCommand(Room, connection);
        await room.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<List<ShopDay>> TakeAsync(NpgsqlConnection connection, string table, string? parts, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand($"""
            with next as (select shop_id, date_trunc('month', day::timestamp)::date as month from {table} order by id limit 1),
            gone as (delete from {table} t using next n where t.shop_id = n.shop_id and t.day >= n.month and t.day < n.month + interval '1 month' returning t.shop_id, t.day, {parts ?? $"{ShopDay.Everything}"} as parts),
            days as (select shop_id, day, bit_or(parts) as parts from gone group by shop_id, day)
            select d.shop_id, d.day, d.day::timestamp at time zone s.time_zone, (d.day + 1)::timestamp at time zone s.time_zone, d.parts
            from days d join shops s on s.id = d.shop_id order by d.day
            """, connection);
        await using var reader = await take.ExecuteReaderAsync(cancel);
        var days = new List<ShopDay>();
        while (await reader.ReadAsync(cancel))
        {
            days.Add(new ShopDay(reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1), reader.GetDateTime(2), reader.GetDateTime(3), reader.GetInt32(4)));
        }

        return days;
    }
}
