namespace SellerDesk.Web.Imports;

/// <summary>
/// A file that somebody sent, on this machine's disk. It goes when its page and every import of it have let go of it.
/// What a crash leaves behind goes with the next upload.
/// </summary>
public sealed class UploadedFile
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly string Folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "sellerdesk-imports");

    private int holders = 1;

    private UploadedFile(string name, long length) => (Name, Length, Path) = (name, length, System.IO.Path.Combine(Folder, Guid.NewGuid().ToString("N")));

    public string Name { get; }

    public long Length { get; }

    public string Path { get; }

    /// <param name="onRead">Hears how many bytes have come.</param>
    public static async Task<UploadedFile> ReceiveAsync(string name, long length, Stream source, Action<long> onRead, CancellationToken cancel)
    {
        Directory.CreateDirectory(Folder);
        DropForgotten();
        var file = new UploadedFile(name, length);
        try
        {
            await using var target = new FileStream(file.Path, FileMode.CreateNew, FileAccess.Write);
            var buffer = new byte[1 << 16];
            for (int read; (read = await source.ReadAsync(buffer, cancel)) > 0;)
            {
                await target.WriteAsync(buffer.AsMemory(0, read), cancel);
                onRead(target.Position);
            }

            return file;
        }
        catch
        {
            file.LetGo();
            throw;
        }
    }

    public void Hold() => Interlocked.Increment(ref holders);

    public void LetGo()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            File.Delete(Path);
        }
    }

    private static void DropForgotten()
    {
        foreach (var old in new DirectoryInfo(Folder).EnumerateFiles().Where(file => DateTime.UtcNow - file.LastWriteTimeUtc > Longest))
        {
            old.Delete();
        }
    }
}
