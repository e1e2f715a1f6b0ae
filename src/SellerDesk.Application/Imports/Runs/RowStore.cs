using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Imports.Rows;

namespace SellerDesk.Application.Imports.Runs;

/// <summary>A good line of the file, in the order in which lines are taken.</summary>
/// <param name="FirstLine">Where the same number stood first.</param>
/// <param name="SameAs">Where the very same line stood first.</param>
internal sealed record StoredRow(int Line, string[] Cells, int FirstLine, int SameAs);

/// <summary>
/// Good lines wait in a temporary table: the database sorts two million of them on its disk, so that lines of one order come together and
/// repeated numbers are found over the whole file, while this process holds one slice.
/// </summary>
internal sealed class RowStore(NpgsqlConnection connection) : IAsyncDisposable
{
    public const int SliceSize = 5_000;

    private NpgsqlBinaryImporter? copy;

    public async Task BeginAsync(CancellationToken cancel)
    {
        await ExecuteAsync("set work_mem = '64MB'", cancel);
        await ExecuteAsync("create temporary table import_rows (line int, number text collate \"C\", cells text[] collate \"C\")", cancel);
        copy = await connection.BeginBinaryImportAsync("copy import_rows from stdin (format binary)", cancel);
    }

    public async Task AddAsync(int line, string number, string[] cells, CancellationToken cancel)
    {
        await copy!.StartRowAsync(cancel);
        await copy.WriteAsync(line, NpgsqlDbType.Integer, cancel);
        await copy.WriteAsync(number, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(cells, NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);
    }

    public async Task CompleteAsync(CancellationToken cancel)
    {
        await copy!.CompleteAsync(cancel);
        await copy.DisposeAsync();
        copy = null;

        // Orders of equally many lines come together, because the writers tell how many orders of a batch changed, not which.
        await ExecuteAsync("""
            declare import_slices no scroll cursor with hold for
            select line, cells, first_line, same_as from (
              select line, cells, min(line) over (partition by number) as first_line, min(line) over (partition by number, cells) as same_as,
                count(*) over (partition by number) as lines
              from import_rows) as judged
            order by lines, first_line, line
            """, cancel);
    }

    /// <returns>The next lines; none at the end.</returns>
    public async Task<List<StoredRow>> NextAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"fetch forward {SliceSize} from import_slices", connection) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<StoredRow>(SliceSize);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(new StoredRow(reader.GetInt32(0), reader.GetFieldValue<string[]>(1), reader.GetInt32(2), reader.GetInt32(3)));
        }

        return rows;
    }

    /// <summary>The connection goes back to the pool: neither the table nor a half-sent COPY may stay on it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (copy is not null)
        {
            await copy.DisposeAsync();
        }

        if (connection.FullState == System.Data.ConnectionState.Open)
        {
            await ExecuteAsync("close all", CancellationToken.None);
            await ExecuteAsync("drop table if exists pg_temp.import_rows", CancellationToken.None);
        }
    }

    public static string[] Cleaned(IReadOnlyList<string> cells, int columns)
    {
        var cleaned = new string[columns];
        for (var index = 0; index < columns; index++)
        {
            cleaned[index] = CellText.Clean(cells[index]);
        }

        return cleaned;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
