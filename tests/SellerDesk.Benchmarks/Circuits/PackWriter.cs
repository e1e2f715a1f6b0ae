using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SellerDesk.Benchmarks.Circuits;

/// <summary>As much of MessagePack as the messages to a circuit need.</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public PackWriter Array(int length) => length < 16 ? Byte((byte)(0x90 | length)) : throw new ArgumentOutOfRangeException(nameof(length));

    public PackWriter EmptyMap() => Byte(0x80);

    public PackWriter Nil() => Byte(0xC0);

    public PackWriter Bool(bool value) => Byte(value ? (byte)0xC3 : (byte)0xC2);

    public PackWriter Int(long value)
    {
        if (value is >= 0 and < 128)
        {
            return Byte((byte)value);
        }

        Byte(0xD3);
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
        return this;
    }

    public PackWriter Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Byte(0xDB);
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(4), bytes.Length);
        buffer.Advance(4);
        buffer.Write(bytes);
        return this;
    }

    private PackWriter Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
        return this;
    }
}
