namespace SellerDesk.Domain.Complaints.Recurring;

/// <summary>
/// What is to be expected of a product about which little is known: how rates of one cause (complaints per order) are spread over the products of a shop,
/// a gamma distribution. A product's own past outweighs it as soon as there is some.
/// </summary>
/// <param name="Shape">How alike products are: the larger, the more.</param>
/// <param name="Orders">The orders that the shop's experience weighs; mean rate = <paramref name="Shape"/> / <paramref name="Orders"/>.</param>
public readonly record struct CausePrior(double Shape, double Orders)
{
    /// <summary>One complaint per hundred orders, known from next to nothing: where a shop has no past at all.</summary>
    public static CausePrior Unknown { get; } = new(0.5, 50);

    public double Mean => Shape / Orders;

    /// <summary>
    /// Fitted to the past of a shop's products by moments (the gamma-Poisson shrinker of W. DuMouchel, "Bayesian data mining in large frequency tables", 1999,
    /// with one component). At most <see cref="MostShape"/> complaints' worth, so that a product which differs from all others is believed soon.
    /// </summary>
    public static CausePrior Of(IReadOnlyCollection<CauseCount> products)
    {
        var all = products.Where(product => product.Orders > 0).Aggregate(default(CauseCount), CauseCount.Add);
        if (all.Orders == 0)
        {
            return Unknown;
        }

        // Half a complaint more: a cause that was never seen is rare, not impossible.
        var mean = (all.Complaints + 0.5) / all.Orders;
        double spread = 0, weight = 0;
        foreach (var product in products.Where(product => product.Orders > 0))
        {
            // E[(c - mean·n)² - mean·n] = variance of the rate · n²
            var expected = mean * product.Orders;
            spread += Square(product.Complaints - expected) - expected;
            weight += Square(product.Orders);
        }

        var variance = Math.Max(spread / weight, 0);
        var shape = variance > 0 ? Math.Clamp(mean * mean / variance, FewestShape, MostShape) : MostShape;
        return new CausePrior(shape, shape / mean);
    }

    private const double FewestShape = 0.2;
    private const double MostShape = 5;

    private static double Square(double x) => x * x;
}
