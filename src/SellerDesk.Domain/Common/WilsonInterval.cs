namespace SellerDesk.Domain.Common;

/// <summary>
/// A share that was measured on few cases, with the interval that it may truly lie in: Wilson's score interval at 95 %
/// (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927).
/// </summary>
/// <param name="Share">0 to 1; 0 without cases.</param>
public readonly record struct WilsonInterval(double Share, double Low, double High, int Cases)
{
    private const double Z = 1.959964;

    public static WilsonInterval Of(int right, int cases)
    {
        if (cases <= 0)
        {
            return new WilsonInterval(0, 0, 1, 0);
        }

        var share = (double)right / cases;
        var squared = Z * Z / cases;
        var middle = (share + (squared / 2)) / (1 + squared);
        var half = Z * Math.Sqrt((share * (1 - share) / cases) + (squared / (4 * cases))) / (1 + squared);
        return new WilsonInterval(share, Math.Max(0, middle - half), Math.Min(1, middle + half), cases);
    }
}
