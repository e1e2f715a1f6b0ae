namespace SellerDesk.Domain.Common;

/// <summary>Gauss's hypergeometric function for arguments between 0 and 1, by its series; near 1, where the series is slow, after Euler's transformation.</summary>
public static class Hypergeometric
{
    private const double Precision = 1e-13;
    private const int MostTerms = 200_000;

    public static double Of(double a, double b, double c, double z)
    {
        if (z is < 0 or >= 1)
        {
            throw new ArgumentOutOfRangeException(nameof(z), z, "The series needs 0 <= z < 1.");
        }

        // The transformed series falls faster where a and b are larger than c - a and c - b.
        return c - a - b < 0 ? Math.Pow(1 - z, c - a - b) * Series(c - a, c - b, c, z) : Series(a, b, c, z);
    }

    private static double Series(double a, double b, double c, double z)
    {
        var (sum, term) = (1.0, 1.0);
        for (var n = 0; n < MostTerms; n++)
        {
            term *= (a + n) * (b + n) / (c + n) * z / (n + 1);
            sum += term;
            if (Math.Abs(term) < Precision * Math.Abs(sum))
            {
                break;
            }
        }

        return sum;
    }
}
