using System.Buffers.Binary;

namespace SellerDesk.Domain.Replies;

/// <summary>Takes out of a picture of any kind that is kept what a camera or an editor writes into it beside the picture.</summary>
/// <remarks>Layout of chunks: PNG specification (third edition), section 5; WebP container specification (RFC 9649), section 2.</remarks>
public static class PictureTraces
{
    private const int PngHead = 8;
    private const int WebpHead = 12;

    /// <summary>Bits of a WebP's first chunk that say that there is Exif, and XMP.</summary>
    private const byte WebpTold = 0x08 | 0x04;

    private static readonly string[] PngNotes = ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"];
    private static readonly string[] WebpNotes = ["EXIF", "XMP "];

    /// <summary>What is no picture, and a GIF, which no camera makes, stays as it is; null: it cannot be followed to its end, and should not be kept.</summary>
    public static byte[]? Without(FileType type, byte[] content) => type.Ending switch
    {
        "jpg" => CameraTraces.Without(content),
        "png" => WithoutPng(content),
        "webp" => WithoutWebp(content),
        _ => content,
    };

    private static byte[]? WithoutPng(byte[] png)
    {
        using var kept = new MemoryStream(png.Length);
        kept.Write(png, 0, PngHead);
        for (var at = PngHead; at + 12 <= png.Length;)
        {
            var (length, name) = (BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at)), NameAt(png, at + 4));
            if (length > png.Length - at - 12)
            {
                return null;
            }

            var whole = (int)length + 12;
            if (!PngNotes.Contains(name))
            {
                kept.Write(png, at, whole);
            }

            at += whole;
            if (name == "IEND")
            {
                return kept.ToArray();
            }
        }

        return null;
    }

    private static byte[]? WithoutWebp(byte[] webp)
    {
        using var kept = new MemoryStream(webp.Length);
        kept.Write(webp, 0, WebpHead);
        for (var at = WebpHead; at + 8 <= webp.Length;)
        {
            var (length, name) = (BinaryPrimitives.ReadUInt32LittleEndian(webp.AsSpan(at + 4)), NameAt(webp, at));
            if (length > webp.Length - at - 8)
            {
                return null;
            }

            // Chunks stand on even places.
            var whole = Math.Min((int)length + (int)(length & 1) + 8, webp.Length - at);
            if (!WebpNotes.Contains(name))
            {
                var place = (int)kept.Length;
                kept.Write(webp, at, whole);
                if (name == "VP8X" && length > 0)
                {
                    kept.GetBuffer()[place + 8] &= unchecked((byte)~WebpTold);
                }
            }

            at += whole;
        }

        var clean = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(clean.AsSpan(4), (uint)(clean.Length - 8));
        return clean;
    }

    private static string NameAt(byte[] content, int at) => System.Text.Encoding.ASCII.GetString(content, at, 4);
}
