using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Complaints;

/// <summary>
/// Looks into a paper or picture before it is kept: one that would swell to many times its size when somebody opens it, or that would run something, is
/// refused. Nothing is kept of what is unpacked here.
/// </summary>
public static class PaperCheck
{
    /// <summary>All that a file may hold when it is unpacked, in bytes.</summary>
    public const long MostUnpacked = 150L * 1024 * 1024;

    /// <summary>Points of a picture: 100 million, twice what a good telephone makes.</summary>
    public const long MostPoints = 100_000_000;

    private const int MostFilters = 2;

    private static readonly byte[] StreamWord = "stream"u8.ToArray();
    private static readonly byte[] EndWord = "endstream"u8.ToArray();

    /// <exception cref="RuleException"><c>file.bomb</c> or <c>file.active</c>.</exception>
    public static void Check(byte[] content, string name)
    {
        switch (content)
        {
            case [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..]:
                CheckPdf(content, name);
                break;
            case [(byte)'P', (byte)'K', 3, 4, ..]:
                CheckZip(content, name);
                break;
            case [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when content.Length > 24:
                Require((long)BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(16)) * BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(20)) <= MostPoints, name);
                break;
        }
    }

    private static void CheckPdf(byte[] content, string name)
    {
        var text = Encoding.Latin1.GetString(content);
        if (text.Contains("/JavaScript", StringComparison.Ordinal) || text.Contains("/Launch", StringComparison.Ordinal))
        {
            throw new RuleException("file.active", name);
        }

        var (left, at) = (MostUnpacked, 0);
        while ((at = content.AsSpan(at).IndexOf(StreamWord) is var found and >= 0 ? at + found : -1) >= 0)
        {
            // The dictionary of a stream stands right before it and names its filters.
            var head = text[Math.Max(0, at - 400)..at];
            head = head[Math.Max(0, head.LastIndexOf("obj", StringComparison.Ordinal))..];
            var filters = Count(head, "FlateDecode") + Count(head, "/Fl ");
            Require(filters <= MostFilters, name);
            var body = at + StreamWord.Length;
            body += content.AsSpan(body) switch { [(byte)'\r', (byte)'\n', ..] => 2, [(byte)'\n', ..] => 1, _ => 0 };
            var end = content.AsSpan(body).IndexOf(EndWord) is var length and >= 0 ? body + length : content.Length;
            if (filters > 0)
            {
                left -= Unpacked(content.AsMemory(body, end - body), left);
                Require(left > 0, name);
            }

            at = Math.Min(content.Length, end + EndWord.Length);
        }
    }

    private static void CheckZip(byte[] content, string name)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var left = MostUnpacked;
            foreach (var entry in zip.Entries)
            {
                using var stream = entry.Open();
                left -= Drain(stream, left);
                Require(left > 0, name);
            }
        }
        catch (InvalidDataException)
        {
            throw new RuleException("file.broken", name);
        }
    }

    private static long Unpacked(ReadOnlyMemory<byte> packed, long most)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
            return Drain(stream, most);
        }
        catch (InvalidDataException)
        {
            // Not what its dictionary says: no reader could unpack it either.
            return 0;
        }
    }

    private static long Drain(Stream stream, long most)
    {
        var buffer = new byte[81920];
        long all = 0;
        for (var read = stream.Read(buffer); read > 0 && all <= most; read = stream.Read(buffer))
        {
            all += read;
        }

        return all;
    }

    private static int Count(string text, string word)
    {
        var (count, at) = (0, 0);
        while ((at = text.IndexOf(word, at, StringComparison.Ordinal)) >= 0)
        {
            (count, at) = (count + 1, at + word.Length);
        }

        return count;
    }

    private static void Require(bool fits, string name)
    {
        if (!fits)
        {
            throw new RuleException("file.bomb", name);
        }
    }
}
