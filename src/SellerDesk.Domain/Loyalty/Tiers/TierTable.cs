using SellerDesk.Domain.Common;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Domain.Loyalty.Tiers;

/// <summary>One tier of a table: who rises to it and what it brings.</summary>
/// <param name="Benefits">In words, for buyers and for people at the desk.</param>
/// <param name="Level">The service level whose clocks its buyers get.</param>
/// <param name="Packaging">What whoever packs for the marketplace should know.</param>
/// <param name="YearCost">What its benefits cost for one member a year, in the programme's currency; a hint for previews.</param>
public sealed record TierStep(TierId Id, string Name, TierRule Rise, string Benefits, ServiceLevelId? Level, string Packaging, decimal YearCost);

/// <summary>
/// The tiers, the lowest first, with one window and one grace for all of them. Who meets the rule of a tier rises to it at once, to the highest of those that are met. Who no longer meets that of the tier they
/// hold keeps it for the grace and then goes down by one tier, and so on.
/// </summary>
/// <param name="Replaced">For tiers that are no longer in the table: the one in which their buyers go on; null: none.</param>
public sealed record TierTable(IReadOnlyList<TierStep> Steps, TierWindow Window, int GraceDays, IReadOnlyDictionary<Guid, Guid?> Replaced)
{
    public const int MostSteps = 10;
    public const int NameMaxLength = 60;
    public const int BenefitsMaxLength = 1000;
    public const int PackagingMaxLength = 500;
    public const int MostGraceDays = 366;

    /// <summary>The place of whoever has no tier.</summary>
    public const int None = -1;

    /// <summary>Where somebody of a tier stands in this table, also where the tier is no longer in it.</summary>
    public int Place(TierId? tier)
    {
        for (var step = 0; tier is { } id && step <= Replaced.Count; step++)
        {
            for (var place = 0; place < Steps.Count; place++)
            {
                if (Steps[place].Id == id)
                {
                    return place;
                }
            }

            tier = Replaced.TryGetValue(id.Value, out var next) && next is { } other ? new TierId(other) : null;
        }

        return None;
    }

    /// <summary>Up (above nought), down (below) or no change, from the tier that somebody had to this place; to lose a tier that is no longer in the table is a way down.</summary>
    public int Direction(TierId? was, int place)
    {
        var step = place.CompareTo(Place(was));
        return step == 0 && At(place)?.Id != was ? -1 : step;
    }

    public TierStep? At(int place) => place == None ? null : Steps[place];

    /// <summary>The highest tier whose rule these figures meet.</summary>
    public int Earned(TierFigures figures)
    {
        for (var place = Steps.Count - 1; place >= 0; place--)
        {
            if (Steps[place].Rise.IsMetBy(figures))
            {
                return place;
            }
        }

        return None;
    }

    /// <summary>This table after another one: those whose tiers are gone go on in the tier that was below.</summary>
    public TierTable After(TierTable? before)
    {
        var replaced = new Dictionary<Guid, Guid?>(before?.Replaced ?? new Dictionary<Guid, Guid?>());
        TierId? below = null;
        foreach (var step in before?.Steps ?? [])
        {
            if (Steps.Any(one => one.Id == step.Id))
            {
                below = step.Id;
            }
            else
            {
                replaced[step.Id.Value] = below?.Value;
            }
        }

        foreach (var step in Steps)
        {
            replaced.Remove(step.Id.Value);
        }

        return this with { Replaced = replaced };
    }

    /// <exception cref="RuleException"><c>tier.count</c>, <c>tier.name</c>, <c>tier.twice</c>, <c>tier.grace</c>, <c>tier.benefits</c>, <c>tier.easier</c> and those of the rules and the window.</exception>
    public TierTable Checked()
    {
        if (Steps.Count is 0 or > MostSteps)
        {
            throw new RuleException("tier.count", MostSteps);
        }

        if (GraceDays is < 0 or > MostGraceDays)
        {
            throw new RuleException("tier.grace", MostGraceDays);
        }

        Window.Checked();
        for (var place = 0; place < Steps.Count; place++)
        {
            Check(Steps[place]);
            if (place > 0 && Steps[place].Rise.IsNoHarderThan(Steps[place - 1].Rise))
            {
                throw new RuleException("tier.easier", Steps[place].Name, Steps[place - 1].Name);
            }
        }

        return Steps.Select(step => step.Name.Trim().ToUpperInvariant()).Distinct().Count() == Steps.Count ? this : throw new RuleException("tier.twice");
    }

    private static void Check(TierStep step)
    {
        if (step.Name.Trim().Length is 0 or > NameMaxLength)
        {
            throw new RuleException("tier.name", NameMaxLength);
        }

        if (step.Benefits.Length > BenefitsMaxLength || step.Packaging.Length > PackagingMaxLength || step.YearCost is < 0 or > TierRule.MostSpend)
        {
            throw new RuleException("tier.benefits", BenefitsMaxLength, PackagingMaxLength);
        }

        step.Rise.Check(step.Name);
    }
}
