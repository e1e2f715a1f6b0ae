namespace SellerDesk.Domain.Buyers.Lifetimes;

/// <summary>What the models of leaving need to know of a buyer; times in one unit, days or weeks.</summary>
/// <param name="Repeats">Purchases after the first; several on one day are one.</param>
/// <param name="Recency">From the first purchase to the last; 0 where there is only one.</param>
/// <param name="Age">From the first purchase to the day of looking.</param>
public readonly record struct PurchaseHistory(int Repeats, double Recency, double Age)
{
    /// <summary>The history behind days of purchase, as seen at the end of a day.</summary>
    /// <param name="days">In any order; those after the end are not known yet.</param>
    /// <returns>Null when nothing was bought by then.</returns>
    public static PurchaseHistory? Of(IEnumerable<DateOnly> days, DateOnly end, double daysInUnit)
    {
        var known = days.Where(day => day <= end).Distinct().ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var (first, last) = (known.Min(), known.Max());
        return new PurchaseHistory(known.Count - 1, (last.DayNumber - first.DayNumber) / daysInUnit, (end.DayNumber - first.DayNumber) / daysInUnit);
    }
}

/// <summary>What a buyer pays: the mean of their repeat purchases.</summary>
/// <param name="Repeats">How many purchases the mean is of.</param>
public readonly record struct SpendHistory(int Repeats, double Mean);
