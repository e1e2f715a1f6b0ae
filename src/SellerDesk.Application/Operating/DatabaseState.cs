using Npgsql;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Operating;

/// <param name="Size">In bytes.</param>
/// <param name="Clock">The database's own time.</param>
/// <param name="Schema">The newest migration that it had.</param>
/// <param name="Pending">Migrations that this program has and the database has not.</param>
/// <param name="Unknown">Migrations that the database had and this program does not know: a newer program runs beside it.</param>
/// <param name="Answered">How long one question took.</param>
public sealed record DatabaseFacts(
    string Version, long Size, DateTimeOffset Clock, string Schema, int Pending, int Unknown, int Connections, int MostConnections, IReadOnlyList<TableSize> Largest, TimeSpan Answered, TimeSpan Skew);

public sealed record TableSize(string Name, long Bytes);

/// <summary>The desk's database from outside: what it is, how large, whether its clock agrees with this machine's.</summary>
public sealed class DatabaseState(NpgsqlDataSource source)
{
    private const string Facts = """
        select current_setting('server_version'), pg_database_size(current_database()), clock_timestamp(),
          (select count(*)::int from pg_stat_activity where backend_type = 'client backend'), current_setting('max_connections')::int
        """;

    private const string Largest = """
        select relname::text, pg_total_relation_size(oid) as size from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relpages > 0 order by size desc limit 8
        """;

    /// <summary>The machine's own clock, whatever clock the desk follows: it is the one that is compared. One look serves every probe and page of some seconds.</summary>
    private readonly RecentValue<DatabaseFacts> recent = new(TimeSpan.FromSeconds(5), TimeProvider.System, () => ReadAsync(source, TimeProvider.System, CancellationToken.None));

    public Task<DatabaseFacts> LoadAsync(CancellationToken cancel) => recent.GetAsync(cancel);

    private static async Task<DatabaseFacts> ReadAsync(NpgsqlDataSource source, TimeProvider machine, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var schema = await SchemaVersions.AppliedAsync(connection, cancel);
        var largest = await SizesAsync(connection, cancel);
        await using var command = new NpgsqlCommand(Facts, connection);
        var (asked, began) = (machine.GetTimestamp(), machine.GetUtcNow());
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        var took = machine.GetElapsedTime(asked);
        var clock = new DateTimeOffset(row.GetDateTime(2), TimeSpan.Zero);

        // The answer was written somewhere between asking and hearing: the difference counts only beyond that.
        var middle = began + (took / 2);
        var skew = (clock - middle).Duration() > took ? clock - middle : TimeSpan.Zero;
        return new DatabaseFacts(row.GetString(0).Split(' ')[0], row.GetInt64(1), clock, schema.Max(StringComparer.Ordinal) ?? "", SchemaVersions.Known.Except(schema).Count(), schema.Except(SchemaVersions.Known).Count(),
            row.GetInt32(3), row.GetInt32(4), largest, took, skew);
    }

    private static async Task<List<TableSize>> SizesAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Largest, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var sizes = new List<TableSize>();
        while (await reader.ReadAsync(cancel))
        {
            sizes.Add(new TableSize(reader.GetString(0), reader.GetInt64(1)));
        }

        return sizes;
    }
}
