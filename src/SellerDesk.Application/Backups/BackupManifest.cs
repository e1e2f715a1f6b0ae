namespace SellerDesk.Application.Backups;

/// <summary>What a backup says of itself: enough to tell whether all of it came back.</summary>
/// <param name="Format">Of the file; <see cref="BackupFile.Format"/> is the newest.</param>
/// <param name="Version">The desk that wrote it.</param>
/// <param name="Schema">The newest migration of the database; a restore makes this schema first.</param>
/// <param name="MadeAt">The moment of the one picture that all of it shows.</param>
/// <param name="Needs">What has to be at hand besides the file, in words.</param>
public sealed record BackupManifest(
    int Format, string Version, string Schema, DateTimeOffset MadeAt, string PostgreSql, string Needs, IReadOnlyList<TableFacts> Tables, IReadOnlyList<SequenceFacts> Sequences)
{
    public long Rows => Tables.Sum(table => table.Rows);
}

/// <param name="Columns">In the order of the file.</param>
/// <param name="Sum">Of a 64-bit digest of every row, whatever the order of rows: the same rows, the same sum.</param>
public sealed record TableFacts(string Name, IReadOnlyList<string> Columns, long Rows, string Sum);

/// <param name="Value">The last number that was given; null when none was.</param>
public sealed record SequenceFacts(string Name, long? Value);

/// <summary>A table as it is and as the backup says it was.</summary>
public sealed record TableComparison(string Name, long Rows, long Expected, bool Same);

/// <summary>What was written or put back, and how long it took.</summary>
public sealed record BackupReport(BackupManifest Manifest, long Bytes, TimeSpan Took);

/// <param name="Tables">Each compared with the backup.</param>
public sealed record RestoreReport(BackupManifest Manifest, IReadOnlyList<TableComparison> Tables, TimeSpan Took);
