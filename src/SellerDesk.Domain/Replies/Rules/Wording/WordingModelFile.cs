using System.IO.Compression;

namespace SellerDesk.Domain.Replies.Rules.Wording;

/// <summary>A model as bytes: eight of name and version, then packed by Brotli: bias and the scores that decide, by rule, and the rows that are not empty, each as its distance from the row before and its weights in half precision.</summary>
public static class WordingModelFile
{
    private const int HeaderLength = 8;

    private static ReadOnlySpan<byte> Name => "deskwrd2"u8;

    /// <param name="negligible">Weights nearer to zero than this are left out.</param>
    public static byte[] Write(WordingModel model, float negligible)
    {
        using var file = new MemoryStream();
        file.Write(Name);
        using (var packed = new BrotliStream(file, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var writer = new BinaryWriter(packed))
        {
            Array.ForEach(model.Bias, writer.Write);
            Array.ForEach(model.Guilty, writer.Write);
            Array.ForEach(model.Innocent, writer.Write);
            WriteRows(writer, model.Weights, negligible);
        }

        return file.ToArray();
    }

    /// <exception cref="InvalidDataException">These bytes are no model of this version.</exception>
    public static WordingModel Read(byte[] content)
    {
        if (content.Length < HeaderLength || !content.AsSpan(0, HeaderLength).SequenceEqual(Name))
        {
            throw new InvalidDataException("These bytes are not a wording model of this version.");
        }

        using var packed = new BrotliStream(new MemoryStream(content, HeaderLength, content.Length - HeaderLength), CompressionMode.Decompress);
        using var reader = new BinaryReader(packed);
        var rules = WordingModel.Rules.Count;
        var (bias, guilty, innocent) = (ReadRow(), ReadRow(), ReadRow());
        return new WordingModel(ReadRows(reader), bias, guilty, innocent);

        float[] ReadRow() => [.. Enumerable.Range(0, rules).Select(_ => reader.ReadSingle())];
    }

    private static void WriteRows(BinaryWriter writer, float[] weights, float negligible)
    {
        var rules = WordingModel.Rules.Count;
        var filled = Enumerable.Range(0, WordingTraits.Buckets).Where(bucket => weights.AsSpan(bucket * rules, rules).ContainsAnyExceptInRange(-negligible, negligible)).ToArray();
        writer.Write(filled.Length);
        var before = 0;
        foreach (var bucket in filled)
        {
            writer.Write7BitEncodedInt(bucket - before);
            before = bucket;
        }

        for (var rule = 0; rule < rules; rule++)
        {
            foreach (var bucket in filled)
            {
                var weight = weights[(bucket * rules) + rule];
                writer.Write(Math.Abs(weight) > negligible ? Rounded(weight) : Half.Zero);
            }
        }
    }

    /// <summary>Six bits of a weight's fraction say enough, and the rest would not pack.</summary>
    private static Half Rounded(float weight) => BitConverter.UInt16BitsToHalf((ushort)((BitConverter.HalfToUInt16Bits((Half)weight) + 8) & ~0xF));

    private static float[] ReadRows(BinaryReader reader)
    {
        var rules = WordingModel.Rules.Count;
        var filled = new int[Math.Clamp(reader.ReadInt32(), 0, WordingTraits.Buckets)];
        var before = 0;
        for (var at = 0; at < filled.Length; at++)
        {
            before += reader.Read7BitEncodedInt();
            filled[at] = before;
        }

        var weights = new float[WordingTraits.Buckets * rules];
        for (var rule = 0; rule < rules; rule++)
        {
            foreach (var bucket in filled)
            {
                weights[(bucket * rules) + rule] = (float)reader.ReadHalf();
            }
        }

        return weights;
    }
}
