using SellerDesk.Domain.Buyers.Lifetimes;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Buyers.Lifetimes;

/// <summary>Means of purchases, by how many they are of: of each only one logarithm is left to take where the parameters change.</summary>
internal sealed class SpendTable
{
    private readonly (int Repeats, double[] Sums, double LogMeans)[] groups;

    public SpendTable(IEnumerable<SpendHistory> histories) =>
        groups = [.. histories.GroupBy(one => one.Repeats).Select(group => (group.Key, group.Select(one => one.Repeats * one.Mean).ToArray(), group.Sum(one => Math.Log(one.Mean))))];

    /// <summary>The same sum as of <see cref="GammaGammaModel.LogLikelihood"/> over all of them.</summary>
    public double LogLikelihood(GammaGammaModel model)
    {
        var start = (model.Q * Math.Log(model.Gamma)) - LogGamma.Of(model.Q);
        var sum = 0.0;
        foreach (var (repeats, sums, logMeans) in groups)
        {
            var px = model.P * repeats;
            var logs = 0.0;
            foreach (var one in sums)
            {
                logs += Math.Log(model.Gamma + one);
            }

            sum += (sums.Length * (start + LogGamma.Of(px + model.Q) - LogGamma.Of(px) + (px * Math.Log(repeats)))) + ((px - 1) * logMeans) - ((px + model.Q) * logs);
        }

        return sum;
    }
}
