using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>Real, if plain, files: a picture of two colours that follow from its number, and an empty page.</summary>
internal static class Pictures
{
    private const int Side = 96;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static byte[] Png(ulong seed)
    {
        var dice = new Dice(seed);
        byte[] back = [(byte)dice.Between(90, 230), (byte)dice.Between(90, 230), (byte)dice.Between(90, 230)];
        byte[] front = [(byte)dice.Between(20, 160), (byte)dice.Between(20, 160), (byte)dice.Between(20, 160)];
        var radius = dice.Between(14, 40);
        var rows = new byte[Side * ((Side * 3) + 1)];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var (dx, dy) = (x - (Side / 2), y - (Side / 2));
                ((dx * dx) + (dy * dy) < radius * radius ? front : back).CopyTo(rows, (y * ((Side * 3) + 1)) + 1 + (x * 3));
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Side);
        (header[8], header[9]) = (8, 2);
        return [.. Signature, .. Chunk("IHDR", header), .. Chunk("IDAT", Packed(rows)), .. Chunk("IEND", [])];
    }

    public static byte[] Paper() => Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    private static byte[] Packed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(rows);
        }

        return packed.ToArray();
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. content];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), Crc(body));
        return chunk;
    }

    private static uint Crc(byte[] body)
    {
        var crc = uint.MaxValue;
        foreach (var part in body)
        {
            crc ^= part;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
