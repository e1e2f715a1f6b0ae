using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Complaints.Recurring;

/// <summary>
/// Tells a cause that recurs from chance: a product's complaints of one cause in the last <see cref="RecentDays"/> days against what its own
/// <see cref="PastDays"/> days before and the volume sold let expect.
/// <para>
/// The test: complaints are Poisson with a rate per order that is known from the past as a gamma distribution (prior of the shop, sharpened by the product's own
/// past), so the recent number is negative binomial (A. Gelman and others, "Bayesian Data Analysis", section 2.6). The chance of so many or more is exact; a young
/// product is judged by its shop. It is an alarm when the chance is below <see cref="Level"/> divided by the number of causes watched per product,
/// there are at least <see cref="Fewest"/> complaints, and they are at least <see cref="Times"/> times what was expected. It ends when the chance is above <see cref="Calm"/>.
/// </para>
/// <para><see cref="Level"/> was chosen on invented histories so that shuffled ones give at most one false alarm in 1,000 product-months though every night is looked at
/// (docs/quality.md).</para>
/// </summary>
public static class CauseWatch
{
    public const int RecentDays = 30;
    public const int PastDays = 365;

    /// <summary>What has been recorded for a shorter time than that before the recent days has no past to be compared with.</summary>
    public const int FewestPastDays = 30;

    public const int Fewest = 3;
    public const double Times = 2;
    public const double Level = 0.0002;
    public const double Calm = 0.05;

    /// <summary>The chance of so many complaints or more, were things as before. 1 when there are no more than expected.</summary>
    public static double Chance(CauseCount recent, CauseCount past, CausePrior prior)
    {
        var (shape, orders) = (prior.Shape + past.Complaints, prior.Orders + past.Orders);
        // Complaints about what was sold earlier come without a sale in the window.
        var exposure = Math.Max(recent.Orders, 1);
        if (recent.Complaints <= shape / orders * exposure)
        {
            return 1;
        }

        // Negative binomial from the count upwards; beyond its mean every next term is a smaller share of the one before.
        var share = exposure / (orders + exposure);
        var count = recent.Complaints;
        var term = Math.Exp(
            LogGamma.Of(shape + count) - LogGamma.Of(shape) - LogGamma.Of(count + 1.0) + (shape * Math.Log(orders / (orders + exposure))) + (count * Math.Log(share)));
        var chance = 0.0;
        for (var k = count; term > chance * 1e-12 && k < count + MostTerms; k++)
        {
            chance += term;
            term *= share * (k + shape) / (k + 1);
        }

        return Math.Min(chance, 1);
    }

    /// <summary>How many complaints were to be expected.</summary>
    public static double Expected(CauseCount recent, CauseCount past, CausePrior prior) =>
        (prior.Shape + past.Complaints) / (prior.Orders + past.Orders) * recent.Orders;

    /// <param name="causes">How many causes are watched per product: the more, the more chances to be wrong.</param>
    public static bool Rings(CauseCount recent, CauseCount past, CausePrior prior, int causes) =>
        recent.Complaints >= Fewest
        && recent.Complaints >= Times * Expected(recent, past, prior)
        && Chance(recent, past, prior) <= Level / Math.Max(causes, 1);

    public static bool IsCalm(CauseCount recent, CauseCount past, CausePrior prior) => Chance(recent, past, prior) > Calm;

    private const int MostTerms = 100_000;
}
