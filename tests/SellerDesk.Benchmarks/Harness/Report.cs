using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SellerDesk.Benchmarks.Harness;

/// <summary>What a benchmark found: figures as they were measured, and claims, which compare figures of the same run with a target.</summary>
internal sealed class Report(string name, string compares)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Sample> figures = [];
    private readonly List<Claim> claims = [];

    public string Name => name;

    public IReadOnlyList<Claim> Claims => claims;

    public Sample Figure(string figure, string unit)
    {
        var sample = new Sample(figure, unit);
        figures.Add(sample);
        return sample;
    }

    public void AtLeast(string what, double value, double target, string unit) => claims.Add(new Claim(what, value, $"≥ {Text(target)}{unit}", unit, value >= target));

    public void AtMost(string what, double value, double target, string unit) => claims.Add(new Claim(what, value, $"≤ {Text(target)}{unit}", unit, value <= target));

    /// <summary>At most <paramref name="times"/> the base, or that many milliseconds where it is more.</summary>
    public void AtMostTimes(string what, Sample value, Sample by, double times, double orMilliseconds)
    {
        var ratio = Sample.Ratio(value, by);
        claims.Add(new Claim(what, ratio, $"≤ {Text(times)}× or ≤ {Text(orMilliseconds)} ms", "×", ratio <= times || value.Median <= orMilliseconds));
    }

    public void Print(TextWriter to)
    {
        to.WriteLine();
        to.WriteLine($"{name}: {compares}");
        var width = figures.Select(f => f.Name.Length).Concat(claims.Select(c => c.What.Length)).Max();
        to.WriteLine($"  {"".PadRight(width)} {"median",12} {"min",12} {"max",12}");
        foreach (var figure in figures)
        {
            to.WriteLine($"  {figure.Name.PadRight(width)} {Text(figure.Median),12} {Text(figure.Min),12} {Text(figure.Max),12}  {figure.Unit}");
        }

        foreach (var claim in claims)
        {
            to.WriteLine($"  {claim.What.PadRight(width)} {Text(claim.Value) + claim.Unit,12}  target {claim.Target}  {(claim.Met ? "met" : "MISSED")}");
        }
    }

    public async Task SaveAsync(string folder, DateTimeOffset startedAt, double seconds, string postgres, IReadOnlyDictionary<string, int> numbers)
    {
        Directory.CreateDirectory(folder);
        var run = new
        {
            benchmark = name,
            compares,
            startedAt,
            seconds = Math.Round(seconds, 1),
            machine = new { processors = Environment.ProcessorCount, runtime = Environment.Version.ToString(), os = Environment.OSVersion.VersionString, postgres },
            options = numbers,
            figures = figures.Select(f => new { f.Name, f.Unit, f.Median, f.Min, f.Max, rounds = f.Values }),
            claims,
        };
        var file = Path.Combine(folder, $"{name}-{startedAt.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(run, Json));
    }

    private static string Text(double value) => Math.Abs(value) switch
    {
        >= 1000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };
}

internal sealed record Claim(string What, double Value, string Target, string Unit, bool Met);
