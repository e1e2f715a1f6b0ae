using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Backups;

/// <summary>
/// The form of a backup: a ZIP archive of <c>manifest.json</c> and one <c>data/TABLE.copy</c> per table, as PostgreSQL's COPY writes text, followed by one line with
/// the SHA-256 of everything before it. Without that line the file was cut off; with another digest it was altered.
/// </summary>
internal static class BackupFile
{
    public const int Format = 1;

    private const string ManifestEntry = "manifest.json";
    private const string EndMark = "\nsellerdesk-backup-end sha256=";
    private const int HexLength = 64;

    private static readonly int EndLength = EndMark.Length + HexLength + 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string EntryOf(string table) => $"data/{table}.copy";

    public static async Task WriteManifestAsync(ZipArchive archive, BackupManifest manifest, CancellationToken cancel)
    {
        await using var entry = await archive.CreateEntry(ManifestEntry, CompressionLevel.Fastest).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(entry, manifest, Json, cancel);
    }

    /// <summary>Ends a file whose archive is written: nothing may be added afterwards.</summary>
    public static async Task SealAsync(FileStream file, CancellationToken cancel)
    {
        file.Position = 0;
        var digest = await SHA256.HashDataAsync(file, cancel);
        file.Position = file.Length;
        await file.WriteAsync(Encoding.ASCII.GetBytes($"{EndMark}{Convert.ToHexStringLower(digest)}\n"), cancel);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Opens a backup for reading, having looked through all of it.</summary>
    /// <exception cref="RuleException">There is none, it was cut off or altered, or is of a form that this desk does not know.</exception>
    public static async Task<(ZipArchive Archive, BackupManifest Manifest)> OpenAsync(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            throw new RuleException("backup.noFile", path);
        }

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan | FileOptions.Asynchronous);
        try
        {
            await CheckAsync(file, path, cancel);
            var archive = new ZipArchive(new FirstBytes(file, file.Length - EndLength), ZipArchiveMode.Read);
            return (archive, await ReadManifestAsync(archive, path, cancel));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task CheckAsync(FileStream file, string path, CancellationToken cancel)
    {
        var end = new byte[EndLength];
        if (file.Length > EndLength)
        {
            file.Position = file.Length - EndLength;
            await file.ReadExactlyAsync(end, cancel);
        }

        var said = Encoding.ASCII.GetString(end);
        if (!said.StartsWith(EndMark, StringComparison.Ordinal))
        {
            throw new RuleException("backup.cutOff", path);
        }

        var digest = await SHA256.HashDataAsync(new FirstBytes(file, file.Length - EndLength), cancel);
        if (Convert.ToHexStringLower(digest) != said.Substring(EndMark.Length, HexLength))
        {
            throw new RuleException("backup.altered", path);
        }
    }

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive archive, string path, CancellationToken cancel)
    {
        if (archive.GetEntry(ManifestEntry) is not { } entry)
        {
            throw new RuleException("backup.unknownForm", path);
        }

        await using var stream = await entry.OpenAsync(cancel);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, Json, cancel);
        return manifest is { Format: > 0 and <= Format } ? manifest : throw new RuleException("backup.unknownForm", path);
    }

    /// <summary>A file without its last line.</summary>
    private sealed class FirstBytes : Stream
    {
        private readonly FileStream file;

        public FirstBytes(FileStream file, long length)
        {
            this.file = file;
            Length = length;
            file.Position = 0;
        }

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length { get; }

        public override long Position
        {
            get => file.Position;
            set => file.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, Allowed(count));

        public override int Read(Span<byte> buffer) => file.Read(buffer[..Allowed(buffer.Length)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => file.ReadAsync(buffer[..Allowed(buffer.Length)], cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => Length + offset,
        };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
            }

            base.Dispose(disposing);
        }

        private int Allowed(int count) => (int)Math.Max(0, Math.Min(count, Length - file.Position));
    }
}
