using System.Buffers.Binary;
using System.IO.Compression;

namespace SellerDesk.Simulator.Marketplaces;

/// <summary>A picture of plain shapes, written as a PNG with a palette.</summary>
/// <remarks>Chunks and their check sums: PNG specification (third edition), sections 5 and 11.</remarks>
internal sealed class Picture
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    private readonly List<byte> palette = [];
    private readonly byte[] points;
    private readonly int width;
    private readonly int height;

    public Picture(int width, int height, (byte R, byte G, byte B) ground)
    {
        (this.width, this.height, points) = (width, height, new byte[width * height]);
        Add(ground);
    }

    /// <param name="hue">Degrees.</param>
    /// <param name="saturation">Per cent.</param>
    /// <param name="lightness">Per cent.</param>
    public static (byte R, byte G, byte B) Colour(int hue, int saturation, int lightness)
    {
        var (s, l) = (saturation / 100.0, lightness / 100.0);
        return (Part(0), Part(8), Part(4));

        byte Part(int n)
        {
            var k = (n + (hue / 30.0)) % 12;
            return (byte)Math.Round(255 * (l - (s * Math.Min(l, 1 - l) * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)))));
        }
    }

    public void Box(int left, int top, int wide, int high, (byte R, byte G, byte B) fill) => Paint(left, top, wide, high, fill, (_, _) => true);

    public void Disc(int x, int y, int radius, (byte R, byte G, byte B) fill) =>
        Paint(x - radius, y - radius, 2 * radius, 2 * radius, fill, (px, py) => ((px - x) * (px - x)) + ((py - y) * (py - y)) <= radius * radius);

    public byte[] ToPng()
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 3);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "PLTE"u8, [.. palette]);
        Chunk(png, "IDAT"u8, Packed());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private byte Add((byte R, byte G, byte B) fill)
    {
        palette.AddRange([fill.R, fill.G, fill.B]);
        return (byte)((palette.Count / 3) - 1);
    }

    private void Paint(int left, int top, int wide, int high, (byte R, byte G, byte B) fill, Func<int, int, bool> fits)
    {
        var colour = Add(fill);
        for (var y = Math.Max(0, top); y < Math.Min(height, top + high); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(width, left + wide); x++)
            {
                if (fits(x, y))
                {
                    points[(y * width) + x] = colour;
                }
            }
        }
    }

    private byte[] Packed()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(points, y * width, width);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, byte[] body)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        png.Write(number);
        png.Write(name);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Sum(Sum(uint.MaxValue, name), body));
        png.Write(number);
    }

    private static uint Sum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            sum = Table[(sum ^ one) & 0xFF] ^ (sum >> 8);
        }

        return sum;
    }
}
