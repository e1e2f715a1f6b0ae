using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Loyalty.Points;

/// <summary>How a fraction of a point ends.</summary>
public enum PointRounding
{
    Down,
    Nearest,
    Up,
}

/// <summary>Points for money of one currency.</summary>
/// <param name="Per">For so much money, in the major unit.</param>
/// <param name="Points">So many points.</param>
/// <param name="Minimum">Orders below it earn nothing; 0: every order earns.</param>
/// <param name="Worth">What a point is worth to the buyer, in the same currency: what it costs the programme.</param>
public sealed record EarningRate(string Currency, decimal Per, decimal Points, decimal Minimum = 0, decimal Worth = 1);

/// <summary>More, or fewer, points for some products. Where several fit, the largest counts: they are never multiplied with one another, unless one says that it builds on another.</summary>
/// <param name="Skus">Numbers by which the marketplace names the product, or the seller's own articles.</param>
/// <param name="On">Name of another one that this one builds on: both factors multiply.</param>
public sealed record EarningMultiplier(string Name, decimal Factor, IReadOnlyList<string> Skus, IReadOnlyList<string> Categories, string? On = null);

/// <summary>What earns how many points. Kept in versions: points are counted, and taken back, by the version under which they were earned.</summary>
public sealed record EarningRules
{
    public const int MostRates = 10;
    public const int MostMultipliers = 50;
    public const int NameMaxLength = 60;
    public const int MostPoints = 1_000_000;
    public const decimal MostFactor = 100;

    public IReadOnlyList<EarningRate> Rates { get; init; } = [];

    public IReadOnlyList<EarningMultiplier> Multipliers { get; init; } = [];

    /// <summary>On top, for the first order that is delivered.</summary>
    public int FirstOrder { get; init; }

    /// <summary>When somebody becomes a member.</summary>
    public int Welcome { get; init; }

    /// <summary>Only for those who gave their date and agreed to its use.</summary>
    public int Birthday { get; init; }

    /// <summary>0: no cap.</summary>
    public int MostPerOrder { get; init; }

    public int MostPerDay { get; init; }

    public int MostPerMonth { get; init; }

    public PointRounding Rounding { get; init; }

    /// <summary>Days after delivery in which goods may come back.</summary>
    public int PendingDays { get; init; } = 14;

    /// <summary>Days in which points can be spent.</summary>
    public int LivesDays { get; init; } = 365;

    /// <summary>Nothing is earned; what was earned lives on.</summary>
    public bool Paused { get; init; }

    public static readonly EarningRules Usual = new()
    {
        Rates = [new("RUB", 20, 1, 500), new("KZT", 100, 1, 2_000)],
        FirstOrder = 50,
        Welcome = 30,
        Birthday = 100,
        MostPerOrder = 1_000,
    };

    public EarningRate? RateOf(string currency) => Rates.FirstOrDefault(rate => rate.Currency == currency);

    /// <exception cref="RuleException">A number is out of its bounds, a currency or a name stands twice, multipliers build on one another in a circle.</exception>
    public void Check()
    {
        Require(Rates.Count is >= 1 and <= MostRates && Rates.Select(rate => rate.Currency).Distinct().Count() == Rates.Count, "points.rates", MostRates);
        foreach (var rate in Rates)
        {
            Require(rate.Currency.Length == 3 && rate.Currency.All(char.IsAsciiLetterUpper), "points.currency");
            Require(rate is { Per: > 0 and <= 1_000_000, Points: > 0 and <= 10_000, Minimum: >= 0, Worth: >= 0 }, "points.rate", rate.Currency);
        }

        Require(Multipliers.Count <= MostMultipliers && Multipliers.Select(one => one.Name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() == Multipliers.Count, "points.multipliers", MostMultipliers);
        foreach (var one in Multipliers)
        {
            Require(one.Name.Trim().Length is > 0 and <= NameMaxLength, "points.multiplier.name", NameMaxLength);
            Require(one.Factor is >= 0 and <= MostFactor, "points.multiplier.factor", one.Name, MostFactor);
            Require(one.On is null || Multipliers.Any(other => other.Name == one.On), "points.multiplier.on", one.Name, one.On ?? "");
            Require(EarningFindings.CycleOf(this, one) is not { } cycle, "points.multiplier.cycle", string.Join(" → ", EarningFindings.CycleOf(this, one) ?? []));
        }

        Require(new[] { FirstOrder, Welcome, Birthday, MostPerOrder, MostPerDay, MostPerMonth }.All(number => number is >= 0 and <= MostPoints), "points.number", MostPoints);
        Require(PendingDays is >= 0 and <= 365, "points.pendingDays", 365);
        Require(LivesDays is >= 1 and <= 3_650, "points.livesDays", 3_650);
    }

    private static void Require(bool holds, string code, params object[] arguments)
    {
        if (!holds)
        {
            throw new RuleException(code, arguments);
        }
    }
}

/// <summary>The rules as they stood from a moment on. Never changed: a change is a new version.</summary>
public sealed class EarningVersion
{
    public const int NoteMaxLength = 300;

    /// <summary>Counts up from 1.</summary>
    public int Version { get; init; }

    /// <summary>As JSON; its shape is <see cref="EarningRules"/>'s.</summary>
    public required string Rules { get; init; }

    /// <summary>Orders that are delivered from then on earn by it.</summary>
    public DateTimeOffset ValidFrom { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>Why, in a person's words.</summary>
    public string Note { get; init; } = "";
}
