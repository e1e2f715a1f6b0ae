using SellerDesk.Domain.Buyers.Lifetimes;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Buyers.Lifetimes;

/// <summary>
/// Histories put so that a likelihood over a million of them takes milliseconds: equal ones are counted, and what depends on one of repeats, recency
/// and age alone is worked out once for each value that occurs.
/// </summary>
internal sealed class HistoryTable
{
    private readonly double[] ages;
    private readonly double[] recencies;
    private readonly int mostRepeats;
    private readonly Row[] rows;

    public HistoryTable(IEnumerable<PurchaseHistory> histories)
        : this(histories.CountBy(one => one).ToArray())
    {
    }

    private HistoryTable(KeyValuePair<PurchaseHistory, int>[] counted)
    {
        (ages, var ageOf) = Index(counted.Select(one => one.Key.Age));
        (recencies, var recencyOf) = Index(counted.Select(one => one.Key.Recency));
        mostRepeats = counted.Select(one => one.Key.Repeats).DefaultIfEmpty().Max();
        rows = [.. counted.Select(one => new Row(one.Key.Repeats, recencyOf[one.Key.Recency], ageOf[one.Key.Age], one.Value))];
        Buyers = counted.Sum(one => (long)one.Value);
        Repeaters = counted.Where(one => one.Key.Repeats > 0).Sum(one => (long)one.Value);
        MeanAge = Buyers == 0 ? 0 : counted.Sum(one => one.Key.Age * one.Value) / Buyers;
        MeanRepeats = Buyers == 0 ? 0 : counted.Sum(one => (double)one.Key.Repeats * one.Value) / Buyers;
    }

    public long Buyers { get; }

    public long Repeaters { get; }

    public double MeanAge { get; }

    public double MeanRepeats { get; }

    /// <summary>So many of the different histories, evenly through all of them: enough to find the neighbourhood of the top.</summary>
    public HistoryTable Sample(int most) => rows.Length <= most ? this : new HistoryTable(
        [.. Enumerable.Range(0, most).Select(n => rows[(long)n * rows.Length / most]).Select(row => KeyValuePair.Create(new PurchaseHistory(row.Repeats, recencies[row.Recency], ages[row.Age]), row.Count))]);

    /// <summary>The same sum as of <see cref="BetaGeometricModel.LogLikelihood"/> over all of them.</summary>
    public double LogLikelihood(BetaGeometricModel model)
    {
        var rate = Rates(model.R, model.Alpha);
        var (lnAge, lnRecency) = (Logs(ages, model.Alpha), Logs(recencies, model.Alpha));
        var leaving = new double[mostRepeats + 1];
        var odds = new double[mostRepeats + 1];
        for (var x = 0; x <= mostRepeats; x++)
        {
            // The beta functions' ratio B(a, b+x) / B(a, b) grows by (b+x-1) / (a+b+x-1) a step.
            leaving[x] = x == 0 ? 0 : leaving[x - 1] + Math.Log((model.B + x - 1) / (model.A + model.B + x - 1));
            odds[x] = x == 0 ? double.NegativeInfinity : Math.Log(model.A / (model.B + x - 1));
        }

        var sum = 0.0;
        foreach (var row in rows)
        {
            var power = model.R + row.Repeats;
            var one = rate[row.Repeats] + leaving[row.Repeats] - (power * lnAge[row.Age]);
            if (row.Repeats > 0)
            {
                one += Softplus(odds[row.Repeats] + (power * (lnAge[row.Age] - lnRecency[row.Recency])));
            }

            sum += row.Count * one;
        }

        return sum;
    }

    /// <summary>The same sum as of <see cref="SteadyModel.LogLikelihood"/> over all of them.</summary>
    public double LogLikelihood(SteadyModel model)
    {
        var (rate, lnAge) = (Rates(model.R, model.Alpha), Logs(ages, model.Alpha));
        var sum = 0.0;
        foreach (var row in rows)
        {
            sum += row.Count * (rate[row.Repeats] - ((model.R + row.Repeats) * lnAge[row.Age]));
        }

        return sum;
    }

    private double[] Rates(double r, double alpha)
    {
        var rate = new double[mostRepeats + 1];
        rate[0] = r * Math.Log(alpha);
        for (var x = 1; x <= mostRepeats; x++)
        {
            rate[x] = rate[x - 1] + Math.Log(r + x - 1);
        }

        return rate;
    }

    private static double[] Logs(double[] times, double alpha) => Array.ConvertAll(times, time => Math.Log(alpha + time));

    /// <summary>ln(1 + e^x) without overflow.</summary>
    private static double Softplus(double x) => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));

    private static (double[] Values, Dictionary<double, int> Places) Index(IEnumerable<double> values)
    {
        var distinct = values.Distinct().ToArray();
        return (distinct, distinct.Select((value, place) => (value, place)).ToDictionary(pair => pair.value, pair => pair.place));
    }

    private readonly record struct Row(int Repeats, int Recency, int Age, int Count);
}
