using System.Buffers.Binary;

namespace SellerDesk.Domain.Orders;

/// <summary>
/// How long many things took: counts in fixed buckets, each 2^(1/16) times as wide as the one before, so that spreads of days and shops are merged by adding
/// and a quantile errs by one bucket at most, <see cref="MaxError"/> of itself. The lowest bucket holds what took a minute or less, also what ended before it
/// began; the highest, what took four years or more. As bytes: for each bucket that is not empty its number (two bytes) and its count (four), big-endian.
/// </summary>
public sealed class DurationSpread
{
    /// <summary>Buckets from one duration to its double.</summary>
    public const int PerDoubling = 16;

    /// <summary>The last bucket begins at 2^21 minutes.</summary>
    public const int Last = (21 * PerDoubling) + 1;

    /// <summary>Of a quantile, as a share of it.</summary>
    public const double MaxError = 0.0443;

    private const int EntryLength = 6;

    private readonly long[] counts = new long[Last + 1];

    public long Count { get; private set; }

    /// <summary>Which bucket so many minutes belong to.</summary>
    public static int BucketOf(double minutes) => minutes < 1 ? 0 : Math.Min(Last, 1 + (int)Math.Floor(PerDoubling * Math.Log2(minutes)));

    public void Add(int bucket, long count)
    {
        counts[Math.Clamp(bucket, 0, Last)] += count;
        Count += count;
    }

    /// <summary>Adds what was kept as bytes.</summary>
    public void Add(ReadOnlySpan<byte> kept)
    {
        for (; kept.Length >= EntryLength; kept = kept[EntryLength..])
        {
            Add(BinaryPrimitives.ReadInt16BigEndian(kept), BinaryPrimitives.ReadInt32BigEndian(kept[2..]));
        }
    }

    public void Clear()
    {
        Array.Clear(counts);
        Count = 0;
    }

    /// <summary>The minutes below which so great a part lies, even within its bucket; null without any.</summary>
    /// <param name="part">0 to 1.</param>
    public double? Quantile(double part)
    {
        if (Count == 0)
        {
            return null;
        }

        var rank = Math.Clamp(part, 0, 1) * (Count - 1);
        var below = 0L;
        for (var bucket = 0; ; bucket++)
        {
            if (below + counts[bucket] > rank)
            {
                return bucket == 0 ? 0 : Math.Pow(2, (bucket - 1 + Math.Min(1, (rank - below + 0.5) / counts[bucket])) / PerDoubling);
            }

            below += counts[bucket];
        }
    }

    /// <summary>
    /// Where the median may truly lie, at 95 %: the quantiles around the middle that so many cases leave open (order statistics, normal approximation of the
    /// binomial; Conover, "Practical Nonparametric Statistics", 3.2).
    /// </summary>
    public (double Low, double High)? MedianInterval()
    {
        if (Count == 0)
        {
            return null;
        }

        var half = 0.98 / Math.Sqrt(Count);
        return (Quantile(0.5 - half)!.Value, Quantile(0.5 + half)!.Value);
    }
}
