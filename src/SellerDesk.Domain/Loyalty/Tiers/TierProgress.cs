namespace SellerDesk.Domain.Loyalty.Tiers;

/// <summary>How far a member is from the next tier.</summary>
/// <param name="Next">Null: there is none above.</param>
/// <param name="Share">From 0 to 1 of what the next tier asks for, by the part that is furthest on (or, where all parts are needed, furthest behind).</param>
/// <param name="Spend">What is still to be spent, by currency.</param>
/// <param name="Orders">How many orders are still to be made; null where they do not count.</param>
public sealed record TierProgress(TierStep? Next, decimal Share, IReadOnlyDictionary<string, decimal> Spend, int? Orders)
{
    public static TierProgress Of(TierTable table, TierFigures figures, int tier)
    {
        if (tier + 1 >= table.Steps.Count)
        {
            return new TierProgress(null, 1, new Dictionary<string, decimal>(), null);
        }

        var next = table.Steps[tier + 1];
        var rule = next.Rise;
        var missing = rule.Spend.ToDictionary(one => one.Key, one => Math.Max(0, one.Value - figures.Spend.GetValueOrDefault(one.Key)));
        var parts = new List<decimal>();
        if (rule.Spend.Count > 0)
        {
            parts.Add(rule.Spend.Max(one => Math.Min(1, figures.Spend.GetValueOrDefault(one.Key) / one.Value)));
        }

        if (rule.Orders is { } least)
        {
            parts.Add(Math.Min(1, (decimal)figures.Orders / least));
        }

        var share = parts.Count == 0 ? 1 : rule.All ? parts.Min() : parts.Max();
        return new TierProgress(next, share, missing, rule.Orders is { } orders ? Math.Max(0, orders - figures.Orders) : null);
    }
}
