using Npgsql;

namespace SellerDesk.Application.Backups;

/// <summary>
/// Counts and sums of every table of the desk, as one transaction sees them. The scheduler's own tables are left out: they say what runs where
/// at the moment, and are made anew; so is what PostgreSQL itself throws away after a crash.
/// </summary>
internal static class TableSums
{
    private const string Tables = """
        select c.relname::text, array_agg(a.attname::text order by a.attname::text collate "C")
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p' and c.relname not like 'qrtz\_%' and c.relname <> 'schema_versions'
        group by c.relname order by c.relname::text collate "C"
        """;

    private const string Sequences = "select sequencename::text, last_value from pg_sequences where schemaname = 'public' order by 1";

    /// <summary>A row's text must be the same wherever it is made.</summary>
    private const string OneForm = """
        set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1;
        set local statement_timeout = 0; set local lock_timeout = 0
        """;

    public static Task BeginAsync(NpgsqlConnection connection, CancellationToken cancel) => SayAsync(connection, OneForm, cancel);

    /// <summary>Every table with its columns; not yet counted.</summary>
    public static async Task<List<TableFacts>> ListAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Tables, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var tables = new List<TableFacts>();
        while (await reader.ReadAsync(cancel))
        {
            tables.Add(new TableFacts(reader.GetString(0), await reader.GetFieldValueAsync<string[]>(1, cancel), 0, "0"));
        }

        return tables;
    }

    public static async Task<List<SequenceFacts>> SequencesAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Sequences, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var sequences = new List<SequenceFacts>();
        while (await reader.ReadAsync(cancel))
        {
            sequences.Add(new SequenceFacts(reader.GetString(0), await reader.IsDBNullAsync(1, cancel) ? null : reader.GetInt64(1)));
        }

        return sequences;
    }

    public static async Task<TableFacts> CountAsync(NpgsqlConnection connection, TableFacts table, CancellationToken cancel)
    {
        var sql = $"select count(*), coalesce(sum(hashtextextended(row({Columns(table)})::text collate \"C\", 0)::numeric), 0)::text from {Quoted(table.Name)}";
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return table with { Rows = reader.GetInt64(0), Sum = reader.GetString(1) };
    }

    public static string Columns(TableFacts table) => string.Join(", ", table.Columns.Select(Quoted));

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static async Task SayAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
