namespace SellerDesk.Domain.Loyalty.Tiers;

/// <summary>Delivered orders of one day and currency, less what was sent back.</summary>
/// <param name="Day">In the programme's zone.</param>
/// <param name="Currency">Null where the marketplace tells no sum.</param>
public readonly record struct TierPurchase(DateOnly Day, string? Currency, decimal Amount, int Orders);

/// <summary>How a member stood when last looked at.</summary>
/// <param name="Held">By the rules, with grace; a tier given by hand is apart.</param>
/// <param name="ShortSince">The first day on which the rule of the held tier was not met; null while it is.</param>
/// <param name="Manual">Given by hand.</param>
/// <param name="ManualUntil">The last day of it.</param>
public sealed record TierStanding(TierId? Held, DateOnly? ShortSince, TierId? Manual, DateOnly? ManualUntil)
{
    public static readonly TierStanding New = new(null, null, null, null);
}

/// <summary>Where a member stands, as places in the table (<see cref="TierTable.None"/> without a tier).</summary>
/// <param name="Earned">What the figures alone would give.</param>
/// <param name="Held">What the rules give, grace included.</param>
/// <param name="Tier">What counts: the higher of that and of a tier given by hand.</param>
/// <param name="FallsOn">When the held tier is lost if nothing is bought.</param>
/// <param name="RecheckOn">The first day on which something changes by itself; null: never.</param>
public sealed record TierVerdict(TierFigures Figures, int Earned, int Held, int Tier, DateOnly? ShortSince, DateOnly? FallsOn, DateOnly? RecheckOn, bool IsManual);

/// <summary>The tier of a member from what they bought: no clock, no database, the same for a preview, for a single buyer and for all of them.</summary>
public static class TierCalculation
{
    public static TierVerdict Of(TierTable table, TierStanding standing, IReadOnlyCollection<TierPurchase> purchases, DateOnly today)
    {
        var figures = Figures(table.Window, purchases, today);
        var earned = table.Earned(figures);
        var (held, since, falls) = Hold(table, earned, table.Place(standing.Held), standing.ShortSince, today);
        var manual = standing.ManualUntil >= today ? table.Place(standing.Manual) : TierTable.None;
        return new TierVerdict(figures, earned, held, Math.Max(held, manual), since, falls, Recheck(table.Window, standing, purchases, falls, today), manual > held);
    }

    /// <summary>What counts today.</summary>
    public static TierFigures Figures(TierWindow window, IReadOnlyCollection<TierPurchase> purchases, DateOnly today)
    {
        var (first, orders, spend) = (window.FirstDay(today), 0, new Dictionary<string, decimal>());
        foreach (var purchase in purchases)
        {
            if (purchase.Day < first)
            {
                continue;
            }

            orders += purchase.Orders;
            if (purchase.Currency is { } currency)
            {
                spend[currency] = spend.GetValueOrDefault(currency) + purchase.Amount;
            }
        }

        return new TierFigures(orders, spend);
    }

    /// <summary>Up at once; down by one tier after the grace, and again after another one. A job that comes late finds what it would have found in time.</summary>
    private static (int Held, DateOnly? ShortSince, DateOnly? FallsOn) Hold(TierTable table, int earned, int held, DateOnly? since, DateOnly today)
    {
        while (earned < held)
        {
            var began = since ?? today;
            var falls = began.AddDays(table.GraceDays);
            if (falls > today)
            {
                return (held, began, falls);
            }

            (held, since) = (held - 1, falls);
        }

        return (earned, null, null);
    }

    private static DateOnly? Recheck(TierWindow window, TierStanding standing, IReadOnlyCollection<TierPurchase> purchases, DateOnly? falls, DateOnly today)
    {
        var first = window.FirstDay(today);
        DateOnly? next = falls;
        foreach (var purchase in purchases)
        {
            if (purchase.Day >= first && window.LeavesOn(purchase.Day) is var leaves && (next is null || leaves < next))
            {
                next = leaves;
            }
        }

        return standing.ManualUntil >= today && standing.ManualUntil.Value.AddDays(1) is var ends && (next is null || ends < next) ? ends : next;
    }
}
