using SellerDesk.Domain.Buyers.Lifetimes;

namespace SellerDesk.UnitTests.Buyers.Lifetimes;

/// <summary>Buyers made by the very process that the models describe.</summary>
internal static class InventedBuyers
{
    /// <param name="youngest">Ages are spread evenly between the two.</param>
    public static IEnumerable<PurchaseHistory> Of(BetaGeometricModel model, int count, double youngest, double oldest, int seed)
    {
        var dice = new Random(seed);
        for (var n = 0; n < count; n++)
        {
            var rate = Gamma(dice, model.R) / model.Alpha;
            var leaves = Beta(dice, model.A, model.B);
            var age = youngest == 0 ? oldest : youngest + (dice.NextDouble() * (oldest - youngest));
            yield return Walk(dice, rate, leaves, age);
        }
    }

    /// <summary>Buyers who never leave.</summary>
    public static IEnumerable<PurchaseHistory> Faithful(SteadyModel model, int count, double oldest, int seed)
    {
        var dice = new Random(seed);
        for (var n = 0; n < count; n++)
        {
            yield return Walk(dice, Gamma(dice, model.R) / model.Alpha, 0, oldest * (0.5 + (dice.NextDouble() / 2)));
        }
    }

    /// <summary>Means of purchases of buyers who came back between one and twelve times.</summary>
    public static IEnumerable<SpendHistory> Spending(GammaGammaModel model, int count, int seed)
    {
        var dice = new Random(seed);
        for (var n = 0; n < count; n++)
        {
            var repeats = 1 + dice.Next(12);
            var scale = Gamma(dice, model.Q) / model.Gamma;
            yield return new SpendHistory(repeats, Enumerable.Range(0, repeats).Sum(_ => Gamma(dice, model.P) / scale) / repeats);
        }
    }

    private static PurchaseHistory Walk(Random dice, double rate, double leaves, double age)
    {
        var (at, last, repeats) = (0.0, 0.0, 0);
        while (true)
        {
            at -= Math.Log(1 - dice.NextDouble()) / rate;
            if (at > age)
            {
                return new PurchaseHistory(repeats, last, age);
            }

            (last, repeats) = (at, repeats + 1);
            if (dice.NextDouble() < leaves)
            {
                return new PurchaseHistory(repeats, last, age);
            }
        }
    }

    private static double Beta(Random dice, double a, double b)
    {
        var (x, y) = (Gamma(dice, a), Gamma(dice, b));
        return x / (x + y);
    }

    /// <summary>Marsaglia and Tsang; shapes below one by Stuart's lift.</summary>
    private static double Gamma(Random dice, double shape)
    {
        if (shape < 1)
        {
            return Gamma(dice, shape + 1) * Math.Pow(1 - dice.NextDouble(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());
            var cube = Math.Pow(1 + (c * normal), 3);
            if (cube > 0 && Math.Log(1 - dice.NextDouble()) < (0.5 * normal * normal) + d - (d * cube) + (d * Math.Log(cube)))
            {
                return d * cube;
            }
        }
    }
}
