using System.Buffers.Binary;
using System.IO.Compression;

namespace SellerDesk.Domain.Reading;

/// <summary>
/// A model as bytes: eight of name and version, how many texts it learned from, the bias, then the rows that are not empty, each as the distance
/// from the row before and four half-precision numbers; all but the name Brotli-packed.
/// </summary>
public static class SentimentModelFile
{
    private const int HeaderLength = 8;
    private const int RowBytes = 8;

    private static ReadOnlySpan<byte> Name => "desktxt1"u8;

    public static byte[] Write(SentimentModel model)
    {
        using var file = new MemoryStream();
        file.Write(Name);
        using (var packed = new BrotliStream(file, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new BinaryWriter(packed))
        {
            writer.Write(model.TrainedOn);
            foreach (var bias in model.Bias)
            {
                writer.Write(bias);
            }

            WriteRows(writer, model.Rows);
        }

        return file.ToArray();
    }

    /// <exception cref="InvalidDataException">These bytes are no model of this version.</exception>
    public static SentimentModel Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length < HeaderLength || !content.Span[..HeaderLength].SequenceEqual(Name))
        {
            throw new InvalidDataException("These bytes are not a sentiment model of this version.");
        }

        try
        {
            using var packed = new BrotliStream(new MemoryStream(content[HeaderLength..].ToArray()), CompressionMode.Decompress);
            using var reader = new BinaryReader(packed);
            var trainedOn = reader.ReadInt32();
            float[] bias = [reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle()];
            return new(ReadRows(reader), bias, trainedOn);
        }
        catch (Exception broken) when (broken is IOException or InvalidOperationException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("The sentiment model is cut short or damaged.", broken);
        }
    }

    private static void WriteRows(BinaryWriter writer, float[] rows)
    {
        var filled = Enumerable.Range(0, TextTraits.Buckets).Where(bucket => IsFilled(rows, bucket)).ToArray();
        writer.Write(filled.Length);
        var before = 0;
        foreach (var bucket in filled)
        {
            writer.Write7BitEncodedInt(bucket - before);
            before = bucket;
        }

        Span<byte> row = stackalloc byte[RowBytes];
        foreach (var bucket in filled)
        {
            for (var at = 0; at < SentimentModel.RowLength; at++)
            {
                BinaryPrimitives.WriteHalfLittleEndian(row[(at * 2)..], (Half)rows[(bucket * SentimentModel.RowLength) + at]);
            }

            writer.Write(row);
        }
    }

    private static float[] ReadRows(BinaryReader reader)
    {
        var filled = new int[Math.Clamp(reader.ReadInt32(), 0, TextTraits.Buckets)];
        var before = 0;
        for (var at = 0; at < filled.Length; at++)
        {
            before += reader.Read7BitEncodedInt();
            filled[at] = before;
        }

        var rows = new float[TextTraits.Buckets * SentimentModel.RowLength];
        Span<byte> row = stackalloc byte[RowBytes];
        foreach (var bucket in filled)
        {
            reader.BaseStream.ReadExactly(row);
            for (var at = 0; at < SentimentModel.RowLength; at++)
            {
                rows[(bucket * SentimentModel.RowLength) + at] = (float)BinaryPrimitives.ReadHalfLittleEndian(row[(at * 2)..]);
            }
        }

        return rows;
    }

    private static bool IsFilled(float[] rows, int bucket) => rows[bucket * SentimentModel.RowLength] > 0;
}
