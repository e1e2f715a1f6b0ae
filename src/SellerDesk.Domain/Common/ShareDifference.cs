namespace SellerDesk.Domain.Common;

/// <summary>How much larger one share is than another, with its 95 % interval.</summary>
public sealed record ShareDifference(double Difference, double Low, double High)
{
    private const double Z = 1.959964;

    /// <summary>The interval leaves zero out: the difference is more than chance.</summary>
    public bool IsSure => Low > 0 || High < 0;

    /// <summary>
    /// Newcombe's hybrid score interval (R. G. Newcombe, "Interval estimation for the difference between independent proportions", 1998, method 10).
    /// Null when a group is empty.
    /// </summary>
    public static ShareDifference? Of(int hits, int count, int otherHits, int otherCount)
    {
        if (count == 0 || otherCount == 0)
        {
            return null;
        }

        var (share, other) = ((double)hits / count, (double)otherHits / otherCount);
        var ((low, high), (otherLow, otherHigh)) = (Wilson(hits, count), Wilson(otherHits, otherCount));
        var difference = share - other;
        return new ShareDifference(
            difference,
            difference - Math.Sqrt(Square(share - low) + Square(otherHigh - other)),
            difference + Math.Sqrt(Square(high - share) + Square(other - otherLow)));
    }

    /// <summary>Wilson's score interval of one share.</summary>
    private static (double Low, double High) Wilson(int hits, int count)
    {
        var share = (double)hits / count;
        var middle = share + (Z * Z / (2 * count));
        var half = Z * Math.Sqrt(((share * (1 - share)) + (Z * Z / (4 * count))) / count);
        var whole = 1 + (Z * Z / count);
        return ((middle - half) / whole, (middle + half) / whole);
    }

    private static double Square(double x) => x * x;
}
