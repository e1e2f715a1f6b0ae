namespace SellerDesk.Domain.Common;

/// <summary>How much larger one share is than another, with its 95 % interval.</summary>
public sealed record ShareDifference(double Difference, double Low, double High)
{
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

        var (one, other) = (WilsonInterval.Of(hits, count), WilsonInterval.Of(otherHits, otherCount));
        var difference = one.Share - other.Share;
        return new ShareDifference(
            difference,
            difference - Math.Sqrt(Square(one.Share - one.Low) + Square(other.High - other.Share)),
            difference + Math.Sqrt(Square(one.High - one.Share) + Square(other.Share - other.Low)));
    }

    private static double Square(double x) => x * x;
}
