using System.Text;
using System.Text.Unicode;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Imports.Files;

/// <summary>
/// Finds how a text file is written: a byte order mark says so; else UTF-8 if the bytes are that; else windows-1251, which Russian programs write.
/// The whole file is looked at, because the first Russian letter may stand far down.
/// </summary>
internal static class TextEncodings
{
    private const int Russian = 1251;

    // A file of UTF-8 with a few damaged letters has far more letters in order than out of it; windows-1251 text has next to none in order.
    private const int SoundPerDamaged = 10;

    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Detect(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var head = new byte[4096];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (Marked(head.AsSpan(0, read)) is { } marked)
        {
            return marked;
        }

        file.Position = 0;
        return IsUtf8(file) ? new UTF8Encoding(false) : Encoding.GetEncoding(Russian);
    }

    private static Encoding? Marked(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(true),
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => Unmarked(head),
    };

    /// <summary>UTF-16 without a mark shows as a zero beside every sign and Latin letter; zeros everywhere mean that it is no text.</summary>
    private static Encoding? Unmarked(ReadOnlySpan<byte> head)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            _ = head[i] != 0 ? 0 : i % 2 == 0 ? even++ : odd++;
        }

        var many = head.Length / 20;
        return (even > many, odd > many) switch
        {
            (false, true) => Encoding.Unicode,
            (true, false) => Encoding.BigEndianUnicode,
            (true, true) => throw new RuleException("import.notText"),
            _ => null,
        };
    }

    private static bool IsUtf8(Stream file)
    {
        var buffer = new byte[1 << 16];
        var (kept, sound, damaged) = (0, 0L, 0L);
        int read;
        while ((read = file.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var bytes = buffer.AsSpan(0, kept + read);
            var done = Utf8.IsValid(bytes) ? Count(bytes, ref sound) : CountDamaged(bytes, ref sound, ref damaged);

            // A letter cut by the end of the buffer waits for its rest.
            kept = bytes.Length - done;
            bytes[done..].CopyTo(buffer);
        }

        damaged += kept > 0 ? 1 : 0;
        return damaged == 0 || sound > damaged * SoundPerDamaged;
    }

    private static int Count(ReadOnlySpan<byte> bytes, ref long sound)
    {
        foreach (var value in bytes)
        {
            sound += value >= 0xC0 ? 1 : 0;
        }

        return bytes.Length;
    }

    private static int CountDamaged(ReadOnlySpan<byte> bytes, ref long sound, ref long damaged)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var length);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
            {
                break;
            }

            sound += status == System.Buffers.OperationStatus.Done && length > 1 ? 1 : 0;
            damaged += status == System.Buffers.OperationStatus.Done ? 0 : 1;
            at += length;
        }

        return at;
    }
}
