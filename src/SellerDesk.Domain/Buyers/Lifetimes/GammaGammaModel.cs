using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Buyers.Lifetimes;

/// <summary>
/// Gamma-Gamma (Fader and Hardie, note 025): what a purchase of a buyer costs varies around a mean of their own, and means vary among buyers. Few purchases
/// of one buyer are drawn towards what all pay. Holds only where how often somebody buys says little of how much they pay.
/// </summary>
public sealed record GammaGammaModel(double P, double Q, double Gamma)
{
    /// <summary>The mean of a purchase to come.</summary>
    public double ExpectedSpend(SpendHistory of) => P * (Gamma + (of.Repeats * of.Mean)) / ((P * of.Repeats) + Q - 1);

    /// <summary>The mean of somebody of whom nothing is known; none exists where Q is not above 1.</summary>
    public double? SpendOfNew => Q > 1 ? P * Gamma / (Q - 1) : null;

    public double LogLikelihood(SpendHistory of)
    {
        var px = P * of.Repeats;
        return LogGamma.Of(px + Q) - LogGamma.Of(px) - LogGamma.Of(Q) + (Q * Math.Log(Gamma)) + ((px - 1) * Math.Log(of.Mean)) + (px * Math.Log(of.Repeats))
            - ((px + Q) * Math.Log(Gamma + (of.Repeats * of.Mean)));
    }
}
