using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Buyers.Lifetimes;

/// <summary>NBD: buyers with rates of their own who never leave. What the model of leaving has to be better than.</summary>
public sealed record SteadyModel(double R, double Alpha)
{
    public double LogLikelihood(PurchaseHistory of) =>
        LogGamma.Of(R + of.Repeats) - LogGamma.Of(R) + (R * Math.Log(Alpha)) - ((R + of.Repeats) * Math.Log(Alpha + of.Age));

    public double ExpectedOrders(PurchaseHistory of, double within) => (R + of.Repeats) / (Alpha + of.Age) * within;
}
