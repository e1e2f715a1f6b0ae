using Npgsql;

namespace SellerDesk.Application.Backups;

/// <summary>
/// Tables without what makes filling them slow or changes what is filled in: rows of the first migration, foreign keys, indexes, the desk's own triggers. What was taken
/// off is put on again afterwards, in the same transaction, so that it is checked against every row.
/// </summary>
internal sealed class BareTables
{
    private const string ForeignKeys = """
        select format('alter table %s drop constraint %I', conrelid::regclass, conname), format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conrelid::regclass::text not like 'qrtz\_%'
        """;

    /// <summary>Not those that a constraint stands on: a foreign key may need it, and it tells of a double row at once.</summary>
    private const string Indexes = """
        select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
        from pg_index i join pg_class c on c.oid = i.indrelid
        where c.relnamespace = 'public'::regnamespace and c.relpersistence = 'p' and not i.indisunique and c.relname not like 'qrtz\_%'
          and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
        """;

    private readonly List<string> dress = [];

    public static async Task<BareTables> StripAsync(NpgsqlConnection connection, IReadOnlyList<TableFacts> tables, CancellationToken cancel)
    {
        var bare = new BareTables();
        await bare.TakeOffAsync(connection, ForeignKeys, cancel);
        await bare.TakeOffAsync(connection, Indexes, cancel);
        foreach (var table in tables)
        {
            await TableSums.SayAsync(connection, $"alter table {TableSums.Quoted(table.Name)} disable trigger user", cancel);
            bare.dress.Add($"alter table {TableSums.Quoted(table.Name)} enable trigger user");
        }

        await TableSums.SayAsync(connection, $"truncate {string.Join(", ", tables.Select(table => TableSums.Quoted(table.Name)))} cascade", cancel);
        return bare;
    }

    /// <summary>Indexes before foreign keys, which look things up in them.</summary>
    public async Task DressAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        foreach (var sql in Enumerable.Reverse(dress))
        {
            await TableSums.SayAsync(connection, sql, cancel);
        }
    }

    private async Task TakeOffAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        var off = new List<string>();
        await using (var command = new NpgsqlCommand(sql, connection))
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                off.Add(reader.GetString(0));
                dress.Add(reader.GetString(1));
            }
        }

        foreach (var one in off)
        {
            await TableSums.SayAsync(connection, one, cancel);
        }
    }
}
