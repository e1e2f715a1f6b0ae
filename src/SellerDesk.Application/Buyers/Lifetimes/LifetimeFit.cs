using SellerDesk.Domain.Buyers.Lifetimes;

namespace SellerDesk.Application.Buyers.Lifetimes;

/// <summary>Whether anything may be said from a fit.</summary>
public enum FitVerdict
{
    Sound,

    /// <summary>Too few buyers came back to tell their rates apart.</summary>
    TooFew,

    /// <summary>The data fit buyers who never leave just as well: drop-out cannot be told from these data.</summary>
    DropOutUnknown,
}

/// <summary>The model of leaving that makes the histories likeliest, beside the one in which nobody leaves.</summary>
/// <param name="Buyers">How many histories, of them <paramref name="Repeaters"/> with a second purchase.</param>
public sealed record LifetimeFit(BetaGeometricModel Model, double LogLikelihood, SteadyModel Steady, double SteadyLogLikelihood, long Buyers, long Repeaters, FitVerdict Verdict)
{
    /// <summary>Fewer who came back, and the parameters are guesswork.</summary>
    public const int FewestRepeaters = 50;

    /// <summary>
    /// Twice the gain in log-likelihood by which the model of leaving must be better. Both of its parameters come on top and lie on a border without it, so that
    /// the usual level of chi squared with two degrees (5.99 at 5 %) is on the safe side.
    /// </summary>
    private const double NeededGain = 5.99;

    /// <summary>Different histories with which the neighbourhood of the top is looked for.</summary>
    private const int SampleSize = 5_000;

    /// <summary>Fitted by maximum likelihood.</summary>
    /// <returns>Null where nobody ever came back.</returns>
    public static LifetimeFit? Of(IEnumerable<PurchaseHistory> histories)
    {
        var table = new HistoryTable(histories);
        if (table.Repeaters == 0 || table.MeanAge <= 0)
        {
            return null;
        }

        // A rate of repeats per unit of time, at which R / Alpha of a beginning points.
        var time = table.MeanAge / Math.Max(table.MeanRepeats, 0.01);
        var sample = table.Sample(SampleSize);
        var (steadyAt, steadyValue) = Climb.Highest(p => table.LogLikelihood(new SteadyModel(p[0], p[1])), [Climb.Highest(p => sample.LogLikelihood(new SteadyModel(p[0], p[1])), [[1, time], [0.3, 0.3 * time]]).At]);
        var near = Climb.Highest(p => sample.LogLikelihood(Leaving(p)), [[1, time / 2, 1, 3], [0.3, 0.15 * time, 0.5, 1], [steadyAt[0], steadyAt[1], 0.1, 10]]);
        var (at, value) = Climb.Highest(p => table.LogLikelihood(Leaving(p)), [near.At]);
        var verdict = table.Repeaters < FewestRepeaters ? FitVerdict.TooFew : 2 * (value - steadyValue) < NeededGain ? FitVerdict.DropOutUnknown : FitVerdict.Sound;
        return new LifetimeFit(Leaving(at), value, new SteadyModel(steadyAt[0], steadyAt[1]), steadyValue, table.Buyers, table.Repeaters, verdict);
    }

    private static BetaGeometricModel Leaving(double[] p) => new(p[0], p[1], p[2], p[3]);
}
