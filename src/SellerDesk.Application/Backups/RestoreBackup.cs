using System.Diagnostics;
using System.IO.Compression;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Backups;

/// <summary>
/// Puts a backup into an empty database: the schema that it was made with, then the rows, then the indexes; everything is counted and summed again before the one
/// transaction ends, so that what is there is all of it or nothing. The desk's next start brings it to its own schema.
/// </summary>
public static class RestoreBackup
{
    /// <exception cref="RuleException">The file is not whole, was made by a newer desk, the place is not empty, or what was put back is not what the backup says.</exception>
    public static async Task<RestoreReport> ExecuteAsync(string path, NpgsqlDataSource target, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var (archive, manifest) = await BackupFile.OpenAsync(path, cancel);
        using (archive)
        {
            if (!SchemaVersions.Known.Contains(manifest.Schema))
            {
                throw new RuleException("backup.newer", manifest.Version, manifest.Schema);
            }

            await EmptyPlace.RequireAsync(target, cancel);
            await new DatabaseMigration(new WholeDb(DeskData.Options(target)), target).ApplyAsync(manifest.Schema, cancel);
            await using var connection = await target.OpenConnectionAsync(cancel);
            var tables = await FillAsync(connection, archive, manifest, cancel);
            await TableSums.SayAsync(connection, "analyze", cancel);
            return new RestoreReport(manifest, tables, watch.Elapsed);
        }
    }

    private static async Task<List<TableComparison>> FillAsync(NpgsqlConnection connection, ZipArchive archive, BackupManifest manifest, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await TableSums.BeginAsync(connection, cancel);
        var tables = await TableSums.ListAsync(connection, cancel);
        var unknown = manifest.Tables.Select(table => table.Name).Except(tables.Select(table => table.Name)).ToList();
        if (unknown.Count > 0)
        {
            throw new RuleException("backup.differs", string.Join(", ", unknown));
        }

        var bare = await BareTables.StripAsync(connection, tables, cancel);
        foreach (var table in manifest.Tables)
        {
            await CopyAsync(connection, archive, table, cancel);
        }

        await SetSequencesAsync(connection, manifest.Sequences, cancel);
        await bare.DressAsync(connection, cancel);
        var compared = await CompareAsync(connection, manifest, cancel);
        if (compared.Where(table => !table.Same).Select(table => table.Name).ToList() is { Count: > 0 } differing)
        {
            throw new RuleException("backup.differs", string.Join(", ", differing));
        }

        await transaction.CommitAsync(cancel);
        return compared;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, ZipArchive archive, TableFacts table, CancellationToken cancel)
    {
        var entry = archive.GetEntry(BackupFile.EntryOf(table.Name)) ?? throw new RuleException("backup.differs", table.Name);
        await using var stream = await entry.OpenAsync(cancel);
        var copy = await connection.BeginTextImportAsync($"copy {TableSums.Quoted(table.Name)} ({TableSums.Columns(table)}) from stdin", cancel);
        await using (copy)
        {
            await stream.CopyToAsync(((StreamWriter)copy).BaseStream, 1 << 17, cancel);
        }
    }

    private static async Task SetSequencesAsync(NpgsqlConnection connection, IReadOnlyList<SequenceFacts> sequences, CancellationToken cancel)
    {
        foreach (var sequence in sequences.Where(sequence => sequence.Value is not null))
        {
            await using var command = new NpgsqlCommand("select setval(to_regclass($1), $2, true) where to_regclass($1) is not null", connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = TableSums.Quoted(sequence.Name) });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence.Value!.Value });
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task<List<TableComparison>> CompareAsync(NpgsqlConnection connection, BackupManifest manifest, CancellationToken cancel)
    {
        var compared = new List<TableComparison>();
        foreach (var table in manifest.Tables)
        {
            var now = await TableSums.CountAsync(connection, table, cancel);
            compared.Add(new TableComparison(table.Name, now.Rows, table.Rows, now.Rows == table.Rows && now.Sum == table.Sum));
        }

        return compared;
    }
}
