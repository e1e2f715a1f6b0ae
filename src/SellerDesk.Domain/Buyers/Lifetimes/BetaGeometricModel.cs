using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Buyers.Lifetimes;

/// <summary>
/// BG/NBD (Fader, Hardie and Lee, 2005): while a buyer stays they buy at random at a rate of their own, and after every purchase they leave with a probability
/// of their own. Rates are gamma distributed among buyers (shape R, rate Alpha), probabilities beta (A, B).
/// </summary>
public sealed record BetaGeometricModel(double R, double Alpha, double A, double B)
{
    /// <summary>The formula has a hole at A = 1 that its values on both sides close.</summary>
    private const double NearOne = 1e-6;

    /// <summary>That the buyer has not left.</summary>
    public double ProbabilityAlive(PurchaseHistory of) => 1 / (1 + LeftOdds(of));

    /// <summary>Purchases to be expected within a time from now on.</summary>
    public double ExpectedOrders(PurchaseHistory of, double within)
    {
        if (Math.Abs(A - 1) < NearOne)
        {
            return ((this with { A = 1 - (2 * NearOne) }).ExpectedOrders(of, within) + (this with { A = 1 + (2 * NearOne) }).ExpectedOrders(of, within)) / 2;
        }

        var (x, age) = (of.Repeats, of.Age);
        var sum = A + B + x - 1;
        var gone = Math.Pow((Alpha + age) / (Alpha + age + within), R + x) * Hypergeometric.Of(R + x, B + x, sum, within / (Alpha + age + within));
        return sum / (A - 1) * (1 - gone) / (1 + LeftOdds(of));
    }

    /// <summary>Repeat purchases of somebody new within a time after the first.</summary>
    public double ExpectedOfNew(double within) => ExpectedOrders(new PurchaseHistory(0, 0, 0), within);

    public double LogLikelihood(PurchaseHistory of)
    {
        var (x, age) = (of.Repeats, of.Age);
        var rate = LogGamma.Of(R + x) - LogGamma.Of(R) + (R * Math.Log(Alpha));
        var leaving = LogBeta(A, B + x) - LogBeta(A, B);
        return rate + leaving - ((R + x) * Math.Log(Alpha + age)) + Math.Log(1 + LeftOdds(of));
    }

    /// <summary>How much likelier the silence since the last purchase is of somebody who has left. Who bought once has, in this model, not left.</summary>
    private double LeftOdds(PurchaseHistory of) =>
        of.Repeats == 0 ? 0 : A / (B + of.Repeats - 1) * Math.Pow((Alpha + of.Age) / (Alpha + of.Recency), R + of.Repeats);

    private static double LogBeta(double a, double b) => LogGamma.Of(a) + LogGamma.Of(b) - LogGamma.Of(a + b);
}
