using SellerDesk.Domain.Buyers.Lifetimes;

namespace SellerDesk.Application.Buyers.Lifetimes;

/// <summary>One purchase of one buyer.</summary>
public readonly record struct Purchase(string Buyer, DateOnly Day, double Amount);

/// <summary>Purchases of many buyers, cut in two by a day: what the models are fitted on, and what they are held against.</summary>
public sealed class Purchases
{
    /// <summary>The models think in weeks.</summary>
    public const double DaysInWeek = 7;

    private readonly Dictionary<string, List<(DateOnly Day, double Amount)>> byBuyer;

    public Purchases(IEnumerable<Purchase> all)
    {
        byBuyer = all.GroupBy(one => one.Buyer).ToDictionary(group => group.Key, group => group.GroupBy(one => one.Day).Select(day => (day.Key, day.Sum(one => one.Amount))).OrderBy(day => day.Key).ToList());
        LastDay = byBuyer.Count == 0 ? default : byBuyer.Values.Max(days => days[^1].Day);
    }

    public DateOnly LastDay { get; }

    public IEnumerable<PurchaseHistory> Histories(DateOnly end) => byBuyer.Values.Select(days => PurchaseHistory.Of(days.Select(day => day.Day), end, DaysInWeek)).OfType<PurchaseHistory>();

    /// <summary>Of buyers who came back by then: the mean of what they paid after the first time.</summary>
    public IEnumerable<SpendHistory> Spending(DateOnly end) =>
        byBuyer.Values.Select(days => days.Where(day => day.Day <= end).Skip(1).ToList()).Where(repeats => repeats.Count > 0).Select(repeats => new SpendHistory(repeats.Count, repeats.Average(day => day.Amount)));

    /// <summary>Those known by the end, each with what they bought after it.</summary>
    public IReadOnlyList<HeldBack> HeldBack(DateOnly end) =>
    [
        .. byBuyer.Values.Select(days => (Before: PurchaseHistory.Of(days.Select(day => day.Day), end, DaysInWeek), After: days.Count(day => day.Day > end)))
            .Where(one => one.Before is not null).Select(one => new HeldBack(one.Before!.Value, one.After)),
    ];
}
