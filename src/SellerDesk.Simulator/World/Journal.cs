using System.Text.Json;

namespace SellerDesk.Simulator.World;

/// <summary>The rows of what was done to the world, in memory and, where a file is given, on disk: one JSON object per line, written before the caller hears of it.</summary>
internal sealed class Journal : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly List<JournalRow> rows = [];
    private readonly FileStream? file;

    public Journal(string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        Load(file);
    }

    public IReadOnlyList<JournalRow> Rows => rows;

    public void Add(JournalRow row)
    {
        rows.Add(row);
        if (file is not null)
        {
            file.Write([.. JsonSerializer.SerializeToUtf8Bytes(row, Json), (byte)'\n']);
            file.Flush();
        }
    }

    public void Clear()
    {
        rows.Clear();
        file?.SetLength(0);
    }

    public void Dispose() => file?.Dispose();

    private void Load(FileStream stream)
    {
        long good = 0;
        using var reader = new StreamReader(stream, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            try
            {
                rows.Add(JsonSerializer.Deserialize<JournalRow>(line, Json)!);
            }
            catch (JsonException)
            {
                // The last line of a simulator that was killed while writing it: its caller never heard of success.
                break;
            }

            good += System.Text.Encoding.UTF8.GetByteCount(line) + 1;
        }

        stream.SetLength(good);
        stream.Seek(0, SeekOrigin.End);
    }
}
