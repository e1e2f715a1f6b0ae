namespace SellerDesk.Domain.Loyalty.Points;

/// <summary>What is odd about rules, said before they are made.</summary>
/// <param name="Code">The text is <c>points.finding.{Code}</c>.</param>
/// <param name="Blocks">Cannot be saved so.</param>
public sealed record EarningFinding(string Code, bool Blocks, params IReadOnlyList<string> Arguments);

/// <summary>Reads rules for circles, overlaps and numbers that cancel one another.</summary>
public static class EarningFindings
{
    public static IReadOnlyList<EarningFinding> Of(EarningRules rules)
    {
        var findings = new List<EarningFinding>();
        var circles = rules.Multipliers.Select(one => CycleOf(rules, one)).OfType<IReadOnlyList<string>>().ToList();
        if (circles.Count > 0)
        {
            findings.Add(new EarningFinding("cycle", true, string.Join(" → ", circles[0])));
        }

        findings.AddRange(Overlaps(rules));
        findings.AddRange(rules.Multipliers.Where(one => one.Skus.Count == 0 && one.Categories.Count == 0).Select(one => new EarningFinding("idle", false, one.Name)));
        findings.AddRange(rules.Multipliers.Where(one => one.Factor == 0).Select(one => new EarningFinding("nothing", false, one.Name)));
        if (rules.MostPerDay > 0 && rules.MostPerMonth > 0 && rules.MostPerDay > rules.MostPerMonth)
        {
            findings.Add(new EarningFinding("caps", false, Number(rules.MostPerDay), Number(rules.MostPerMonth)));
        }

        if (rules.MostPerOrder > 0 && rules.FirstOrder >= rules.MostPerOrder)
        {
            findings.Add(new EarningFinding("first", false, Number(rules.FirstOrder), Number(rules.MostPerOrder)));
        }

        return findings;
    }

    /// <summary>The names along the circle that a multiplier stands in, beginning and ending with itself; null when there is none.</summary>
    public static IReadOnlyList<string>? CycleOf(EarningRules rules, EarningMultiplier from)
    {
        var way = new List<string> { from.Name };
        for (var next = Named(rules, from.On); next is not null && way.Count <= rules.Multipliers.Count; next = Named(rules, next.On))
        {
            way.Add(next.Name);
            if (next.Name == from.Name)
            {
                return way;
            }
        }

        return null;
    }

    internal static EarningMultiplier? Named(EarningRules rules, string? name) => name is null ? null : rules.Multipliers.FirstOrDefault(one => one.Name == name);

    private static IEnumerable<EarningFinding> Overlaps(EarningRules rules)
    {
        for (var one = 0; one < rules.Multipliers.Count; one++)
        {
            for (var other = one + 1; other < rules.Multipliers.Count; other++)
            {
                var (a, b) = (rules.Multipliers[one], rules.Multipliers[other]);
                var shared = a.Skus.Intersect(b.Skus, StringComparer.OrdinalIgnoreCase).Concat(a.Categories.Intersect(b.Categories, StringComparer.OrdinalIgnoreCase)).ToList();
                if (shared.Count > 0 && a.On != b.Name && b.On != a.Name)
                {
                    yield return new EarningFinding("overlap", false, a.Name, b.Name, string.Join(", ", shared.Take(3)), (a.Factor >= b.Factor ? a : b).Name);
                }
            }
        }
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
