using System.Diagnostics;

namespace SellerDesk.Benchmarks.Harness;

/// <summary>One thing measured several times.</summary>
internal sealed class Sample(string name, string unit)
{
    private readonly List<double> values = [];

    public string Name => name;

    public string Unit => unit;

    public IReadOnlyList<double> Values => values;

    public double Median => At(0.5);

    public double Min => values.Min();

    public double Max => values.Max();

    public void Add(double value) => values.Add(value);

    /// <summary>The value below which so great a part of all lies.</summary>
    public double At(double part)
    {
        var sorted = values.Order().ToList();
        var middle = (sorted.Count - 1) * part;
        var below = (int)middle;
        return below + 1 < sorted.Count ? sorted[below] + ((middle - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    /// <summary>Median of the rounds' own ratios: what disturbed one round disturbed both of its sides.</summary>
    public static double Ratio(Sample above, Sample below) =>
        above.values.Zip(below.values, (a, b) => a / b).Order().ElementAt(above.values.Count / 2);

    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
