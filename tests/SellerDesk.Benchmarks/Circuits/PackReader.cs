using System.Buffers.Binary;
using System.Text;

namespace SellerDesk.Benchmarks.Circuits;

/// <summary>Reads one MessagePack value: null, bool, long, string, byte[] or an array of these. A map is passed over, a float is not expected.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    public object? Read()
    {
        var code = bytes[at++];
        return code switch
        {
            <= 0x7F => (long)code,
            <= 0x8F => Skip(2 * (code & 0x0F)),
            <= 0x9F => Array(code & 0x0F),
            <= 0xBF => Text(code & 0x1F),
            0xC0 => null,
            0xC2 => false,
            0xC3 => true,
            0xC4 => Bytes((int)Number(1)),
            0xC5 => Bytes((int)Number(2)),
            0xC6 => Bytes((int)Number(4)),
            0xCC => (long)Number(1),
            0xCD => (long)Number(2),
            0xCE => (long)Number(4),
            0xCF => (long)Number(8),
            0xD0 => (long)(sbyte)Number(1),
            0xD1 => (long)(short)Number(2),
            0xD2 => (long)(int)Number(4),
            0xD3 => (long)Number(8),
            0xD9 => Text((int)Number(1)),
            0xDA => Text((int)Number(2)),
            0xDB => Text((int)Number(4)),
            0xDC => Array((int)Number(2)),
            0xDE => Skip(2 * (int)Number(2)),
            >= 0xE0 => (long)(sbyte)code,
            _ => throw new InvalidDataException($"MessagePack code {code:x2} is not expected from a circuit."),
        };
    }

    private ulong Number(int size)
    {
        var value = size switch
        {
            1 => bytes[at],
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]),
            4 => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]),
            _ => BinaryPrimitives.ReadUInt64BigEndian(bytes[at..]),
        };
        at += size;
        return value;
    }

    private object?[] Array(int length)
    {
        var values = new object?[length];
        for (var place = 0; place < length; place++)
        {
            values[place] = Read();
        }

        return values;
    }

    private object? Skip(int values)
    {
        for (; values > 0; values--)
        {
            Read();
        }

        return null;
    }

    private string Text(int length)
    {
        at += length;
        return Encoding.UTF8.GetString(bytes[(at - length)..at]);
    }

    private byte[] Bytes(int length)
    {
        at += length;
        return bytes[(at - length)..at].ToArray();
    }
}
