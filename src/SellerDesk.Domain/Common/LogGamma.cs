namespace SellerDesk.Domain.Common;

/// <summary>The natural logarithm of the gamma function for positive arguments, by Stirling's series after lifting small ones; error below 1e-12.</summary>
public static class LogGamma
{
    private const double Lifted = 16;

    public static double Of(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        var lift = 1.0;
        while (x < Lifted)
        {
            lift *= x;
            x++;
        }

        var inverse = 1 / (x * x);
        var series = ((1.0 / 12) - (inverse * ((1.0 / 360) - (inverse * ((1.0 / 1260) - (inverse / 1680)))))) / x;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series - Math.Log(lift);
    }

    /// <summary>ln n!</summary>
    public static double Factorial(int n) => Of(n + 1.0);
}
