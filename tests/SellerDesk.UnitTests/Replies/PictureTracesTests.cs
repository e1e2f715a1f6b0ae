using System.Buffers.Binary;
using System.Text;
using FluentAssertions;
using SellerDesk.Domain.Replies;
using Xunit;

namespace SellerDesk.UnitTests.Replies;

public sealed class PictureTracesTests
{
    private static readonly byte[] PngHead = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    [Fact]
    public void A_png_loses_its_notes_and_nothing_else()
    {
        byte[] png = [.. PngHead, .. Png("IHDR", "head"), .. Png("eXIf", "GPS here"), .. Png("tEXt", "Author\0Anna"), .. Png("IDAT", "points"), .. Png("tIME", "now"), .. Png("IEND", "")];
        Without(png, "фото.png").Should().Equal([.. PngHead, .. Png("IHDR", "head"), .. Png("IDAT", "points"), .. Png("IEND", "")]);
    }

    [Fact]
    public void A_webp_loses_its_notes_and_says_so_in_its_head()
    {
        var webp = Webp([.. Riff("VP8X", [0x2C, 0, 0, 0, 1, 2, 3, 4, 5, 6]), .. Riff("VP8 ", [1, 2, 3]), .. Riff("EXIF", "GPS"u8), .. Riff("XMP ", "<x/>"u8)]);
        Without(webp, "фото.webp").Should().Equal(Webp([.. Riff("VP8X", [0x20, 0, 0, 0, 1, 2, 3, 4, 5, 6]), .. Riff("VP8 ", [1, 2, 3])]));
    }

    [Fact]
    public void What_cannot_be_followed_to_its_end_is_not_kept()
    {
        Without([.. PngHead, .. Png("IHDR", "head"), 0xFF, 0xFF, 0, 0, (byte)'I', (byte)'D', (byte)'A', (byte)'T', 1, 2, 3, 4], "фото.png").Should().BeNull();
        Without(Webp([(byte)'V', (byte)'P', (byte)'8', (byte)' ', 0xFF, 0xFF, 0, 0, 1]), "фото.webp").Should().BeNull();
    }

    [Fact]
    public void A_paper_stays_as_it_is()
    {
        var paper = "%PDF-1.7 eXIf"u8.ToArray();
        Without(paper, "акт.pdf").Should().BeSameAs(paper);
    }

    private static byte[]? Without(byte[] content, string name) => PictureTraces.Without(FileType.Of(content, name)!, content);

    private static byte[] Png(string name, string body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. Encoding.ASCII.GetBytes(body), 9, 9, 9, 9];
    }

    private static byte[] Riff(string name, ReadOnlySpan<byte> body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        return [.. Encoding.ASCII.GetBytes(name), .. length, .. body, .. new byte[body.Length & 1]];
    }

    private static byte[] Webp(byte[] chunks)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, chunks.Length + 4);
        return [.. "RIFF"u8, .. length, .. "WEBP"u8, .. chunks];
    }
}
