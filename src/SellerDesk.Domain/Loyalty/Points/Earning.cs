using System.Globalization;
using System.Text.Json;

namespace SellerDesk.Domain.Loyalty.Points;

/// <summary>A line of an order as the rules look at it.</summary>
/// <param name="Names">The marketplace's number and the seller's article.</param>
public sealed record EarningLine(int Line, Guid? Product, IReadOnlyList<string> Names, string? Category, int Quantity, decimal Sum);

/// <summary>An order as the rules look at it.</summary>
/// <param name="IsFirst">No other order was delivered to this buyer before.</param>
/// <param name="EarnedThatDay">What other orders of the buyer earned on the day of this one.</param>
public sealed record EarningOrder(string? Currency, IReadOnlyList<EarningLine> Lines, bool IsFirst, long EarnedThatDay = 0, long EarnedThatMonth = 0);

/// <summary>What of an earning belongs to a line.</summary>
public sealed record EarningPart(int Line, Guid? Product, int Quantity, long Points);

/// <summary>What an order earns, line by line, and how it came about.</summary>
public sealed record Earning(long Points, IReadOnlyList<EarningPart> Parts, Dictionary<string, string> Details)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web);

    public static readonly Earning None = new(0, [], []);

    /// <summary>Whole points, rounded once over the order; fractions of lines go to the largest.</summary>
    public static Earning Of(EarningRules rules, EarningOrder order)
    {
        if (rules.Paused || order.Currency is null || rules.RateOf(order.Currency) is not { } rate)
        {
            return None;
        }

        var total = order.Lines.Sum(line => line.Sum);
        if (total <= 0 || total < rate.Minimum)
        {
            return None;
        }

        var factors = order.Lines.Select(line => FactorOf(rules, line)).ToList();
        var exact = order.Lines.Zip(factors, (line, factor) => line.Sum / rate.Per * rate.Points * factor.Factor).ToList();
        var basis = Rounded(exact.Sum(), rules.Rounding);
        var wanted = basis + (order.IsFirst ? rules.FirstOrder : 0);
        var points = Capped(rules, order, wanted);
        var details = Explain(rate, total, factors, basis, order.IsFirst ? rules.FirstOrder : 0, wanted, points);
        return points <= 0 ? None : new Earning(points, Shares(order.Lines, exact, Math.Min(points, basis)), details);
    }

    /// <summary>So much of it is to be taken back when so many pieces of lines came back; all of it with the last piece.</summary>
    public static long ReversedFor(string parts, long earned, IReadOnlyDictionary<int, int> returned)
    {
        var lines = Read(parts);
        if (lines.Count > 0 && lines.All(part => returned.GetValueOrDefault(part.Line) >= part.Quantity))
        {
            return earned;
        }

        return Math.Min(earned, lines.Sum(part => (long)Math.Ceiling((decimal)part.Points * Math.Min(returned.GetValueOrDefault(part.Line), part.Quantity) / part.Quantity)));
    }

    public static IReadOnlyList<EarningPart> Read(string parts) => JsonSerializer.Deserialize<List<EarningPart>>(parts, Shape) ?? [];

    public string Write() => JsonSerializer.Serialize(Parts, Shape);

    private static (decimal Factor, string? Name) FactorOf(EarningRules rules, EarningLine line)
    {
        var fitting = rules.Multipliers
            .Where(one => line.Names.Any(name => one.Skus.Contains(name, StringComparer.OrdinalIgnoreCase)) || (line.Category is { } category && one.Categories.Contains(category, StringComparer.OrdinalIgnoreCase)))
            .Select(one => (Factor: WholeFactor(rules, one), one.Name)).ToList();
        return fitting.Count == 0 ? (1, null) : fitting.MaxBy(one => one.Factor);
    }

    private static decimal WholeFactor(EarningRules rules, EarningMultiplier one)
    {
        var factor = one.Factor;
        var steps = 0;
        for (var under = EarningFindings.Named(rules, one.On); under is not null && steps < rules.Multipliers.Count; under = EarningFindings.Named(rules, under.On))
        {
            factor *= under.Factor;
            steps++;
        }

        return factor;
    }

    private static long Rounded(decimal points, PointRounding rounding) => (long)(rounding switch
    {
        PointRounding.Up => Math.Ceiling(points),
        PointRounding.Nearest => Math.Round(points, MidpointRounding.AwayFromZero),
        _ => Math.Floor(points),
    });

    private static long Capped(EarningRules rules, EarningOrder order, long points)
    {
        points = rules.MostPerOrder > 0 ? Math.Min(points, rules.MostPerOrder) : points;
        points = rules.MostPerDay > 0 ? Math.Min(points, Math.Max(0, rules.MostPerDay - order.EarnedThatDay)) : points;
        return rules.MostPerMonth > 0 ? Math.Min(points, Math.Max(0, rules.MostPerMonth - order.EarnedThatMonth)) : points;
    }

    private static List<EarningPart> Shares(IReadOnlyList<EarningLine> lines, List<decimal> exact, long points)
    {
        var sum = exact.Sum();
        var shares = exact.ConvertAll(part => sum == 0 ? 0 : (long)Math.Floor(part * points / sum));
        var rest = points - shares.Sum();
        foreach (var at in Enumerable.Range(0, shares.Count).OrderByDescending(at => exact[at]).Take((int)Math.Min(rest, shares.Count)))
        {
            shares[at]++;
        }

        return [.. lines.Select((line, at) => new EarningPart(line.Line, line.Product, line.Quantity, shares[at]))];
    }

    private static Dictionary<string, string> Explain(EarningRate rate, decimal total, List<(decimal Factor, string? Name)> factors, long basis, int first, long wanted, long points)
    {
        var details = new Dictionary<string, string> { ["sum"] = Said(total), ["currency"] = rate.Currency, ["per"] = Said(rate.Per), ["points"] = Said(rate.Points), ["base"] = Said(basis) };
        if (factors.Where(factor => factor.Name is not null).Select(factor => $"{factor.Name} ×{Said(factor.Factor)}").Distinct().ToList() is { Count: > 0 } named)
        {
            details["multipliers"] = string.Join(", ", named);
        }

        if (first > 0)
        {
            details["first"] = Said(first);
        }

        if (points < wanted)
        {
            details["capped"] = Said(wanted);
        }

        return details;
    }

    private static string Said(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
