using System.Data;
using System.Diagnostics;
using System.IO.Compression;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Backups;

/// <summary>
/// Writes everything that the desk knows into one file, while it goes on working: all tables as one transaction sees them, through PostgreSQL's own COPY, so that
/// no program has to be installed and any server reads what any other wrote. The file appears under its name when it is complete.
/// </summary>
public sealed class WriteBackup(NpgsqlDataSource source, DeskVersion version, TimeProvider time)
{
    private const string Needs = "Nothing else: the keys that open the encrypted columns are in the file itself. Whoever has the file can read them: guard it like a password.";

    /// <exception cref="RuleException">There is no database of a desk, or the file cannot be written.</exception>
    public async Task<BackupReport> ExecuteAsync(string path, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var part = path + ".part";
        try
        {
            await using var file = Create(part);
            var manifest = await WriteAsync(file, cancel);
            await BackupFile.SealAsync(file, cancel);
            var bytes = file.Length;
            await file.DisposeAsync();
            File.Move(part, path, overwrite: true);
            return new BackupReport(manifest, bytes, watch.Elapsed);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
            throw new RuleException("backup.cannotWrite", path, broken.Message);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Only its owner may read it.</summary>
    private static FileStream Create(string part)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 20, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(part, options);
    }

    private async Task<BackupManifest> WriteAsync(FileStream file, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await TableSums.BeginAsync(connection, cancel);
        var schema = await SchemaVersions.NewestAsync(connection, cancel) ?? throw new RuleException("backup.nothing");
        var madeAt = time.GetUtcNow();
        await using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var tables = new List<TableFacts>();
        foreach (var table in await TableSums.ListAsync(connection, cancel))
        {
            tables.Add(await TableSums.CountAsync(connection, table, cancel));
            await CopyAsync(connection, archive, table, cancel);
        }

        // After the tables: a number given meanwhile makes a gap, never a double.
        var sequences = await TableSums.SequencesAsync(connection, cancel);
        var manifest = new BackupManifest(BackupFile.Format, version.Number, schema, madeAt, connection.PostgreSqlVersion.ToString(), Needs, tables, sequences);
        await BackupFile.WriteManifestAsync(archive, manifest, cancel);
        return manifest;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, ZipArchive archive, TableFacts table, CancellationToken cancel)
    {
        await using var entry = await archive.CreateEntry(BackupFile.EntryOf(table.Name), CompressionLevel.Fastest).OpenAsync(cancel);
        var copy = await connection.BeginTextExportAsync($"copy {TableSums.Quoted(table.Name)} ({TableSums.Columns(table)}) to stdout", cancel);
        using (copy)
        {
            await ((StreamReader)copy).BaseStream.CopyToAsync(entry, 1 << 17, cancel);
        }
    }
}
