using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Loyalty.Tiers;

/// <summary>What somebody bought in a window: delivered orders less what was sent back. Currencies are never added up.</summary>
public sealed record TierFigures(int Orders, IReadOnlyDictionary<string, decimal> Spend)
{
    public static readonly TierFigures Nothing = new(0, new Dictionary<string, decimal>());
}

/// <summary>Who rises to a tier. A rule without any part is met by every member.</summary>
/// <param name="Spend">By currency; to reach one of them is to have spent enough.</param>
/// <param name="Orders">Delivered orders.</param>
/// <param name="All">Spend and orders both; otherwise either is enough.</param>
public sealed record TierRule(IReadOnlyDictionary<string, decimal> Spend, int? Orders, bool All)
{
    public const decimal MostSpend = 1_000_000_000;
    public const int MostOrders = 10_000;

    public static readonly TierRule Everybody = new(new Dictionary<string, decimal>(), null, false);

    public bool IsOpen => Spend.Count == 0 && Orders is null;

    public bool IsMetBy(TierFigures figures)
    {
        if (IsOpen)
        {
            return true;
        }

        var (spent, ordered) = (HasSpent(figures), figures.Orders >= Orders);
        return All && Spend.Count > 0 && Orders is not null ? spent && ordered : spent || ordered;
    }

    private bool HasSpent(TierFigures figures) => Spend.Any(least => figures.Spend.GetValueOrDefault(least.Key) >= least.Value);

    /// <summary>Whoever meets the other meets this one, too: then nobody would ever be in the other.</summary>
    internal bool IsNoHarderThan(TierRule lower)
    {
        if (IsOpen)
        {
            return true;
        }

        if (lower.IsOpen || lower.Spend.Count == 0 != (Spend.Count == 0) || lower.Orders is null != (Orders is null) || All != lower.All)
        {
            return false;
        }

        return Orders.GetValueOrDefault() <= lower.Orders.GetValueOrDefault() && lower.Spend.All(one => Spend.TryGetValue(one.Key, out var least) && least <= one.Value);
    }

    /// <exception cref="RuleException"><c>tier.spend</c>, <c>tier.orders</c>.</exception>
    internal void Check(string name)
    {
        if (Spend.Any(one => one.Key.Length != 3 || !one.Key.All(char.IsAsciiLetterUpper) || one.Value is <= 0 or > MostSpend))
        {
            throw new RuleException("tier.spend", name);
        }

        if (Orders is < 1 or > MostOrders)
        {
            throw new RuleException("tier.orders", name, MostOrders);
        }
    }
}
