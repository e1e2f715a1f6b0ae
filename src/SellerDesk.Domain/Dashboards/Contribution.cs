namespace SellerDesk.Domain.Dashboards;

/// <summary>One key's part in a metric's change between two periods.</summary>
/// <param name="Part">In the metric's unit; parts of all keys of a row's one key add up to the change.</param>
public sealed record Contribution(string Key, string Name, decimal Part, MetricValue Now, MetricValue Before);

/// <summary>
/// Which keys explain a change. Of a sum: each key's own change. Of a fraction n/d that was v₀: (n₁ₖ − v₀·d₁ₖ)/D₁ − (n₀ₖ − v₀·d₀ₖ)/D₀, so that a key counts for being
/// worse (or better) than the whole was, weighted by its share, and not for being large. The first terms add up to v₁ − v₀, the second to zero.
/// </summary>
public static class Contributions
{
    public static IReadOnlyList<Contribution> Of(MetricValue now, MetricValue before, IEnumerable<(string Key, string Name, MetricValue Now, MetricValue Before)> keys) =>
        [.. keys.Select(key => new Contribution(key.Key, key.Name, Part(now, before, key.Now, key.Before), key.Now, key.Before)).OrderByDescending(one => Math.Abs(one.Part)).ThenBy(one => one.Key, StringComparer.Ordinal)];

    private static decimal Part(MetricValue now, MetricValue before, MetricValue mine, MetricValue mineBefore)
    {
        if (now.Metric.Denominator is null)
        {
            return mine.Numerator - mineBefore.Numerator;
        }

        if (now.Denominator == 0 || before.Denominator == 0)
        {
            return 0;
        }

        var was = before.Numerator / before.Denominator;
        return now.Metric.Times * (((mine.Numerator - (was * mine.Denominator)) / now.Denominator) - ((mineBefore.Numerator - (was * mineBefore.Denominator)) / before.Denominator));
    }
}
