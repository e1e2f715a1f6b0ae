using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Web.Loyalty;

/// <summary>One tier as it is typed.</summary>
public sealed class StepInput
{
    public TierId Id { get; init; }

    public string Name { get; set; } = "";

    /// <summary>By currency; null: does not count.</summary>
    public Dictionary<string, decimal?> Spend { get; init; } = [];

    public int? Orders { get; set; }

    public bool All { get; set; }

    public string Benefits { get; set; } = "";

    public Guid? Level { get; set; }

    public string Packaging { get; set; } = "";

    public decimal YearCost { get; set; }

    public static StepInput From(TierStep step) => new()
    {
        Id = step.Id,
        Name = step.Name,
        Spend = step.Rise.Spend.ToDictionary(one => one.Key, one => (decimal?)one.Value),
        Orders = step.Rise.Orders,
        All = step.Rise.All,
        Benefits = step.Benefits,
        Level = step.Level?.Value,
        Packaging = step.Packaging,
        YearCost = step.YearCost,
    };

    public TierStep Read() => new(
        Id, Name.Trim(), new TierRule(Spend.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!.Value), Orders, All), Benefits.Trim(), Level is { } level ? new ServiceLevelId(level) : null,
        Packaging.Trim(), YearCost);
}
