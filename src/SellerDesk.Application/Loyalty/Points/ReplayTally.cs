using System.Globalization;
using SellerDesk.Domain.Loyalty.Points;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>An order of last year.</summary>
internal sealed record ReplayOrder(Guid Id, Guid Buyer, string? Currency, DateTimeOffset Delivered, List<EarningLine> Lines);

/// <summary>Adds up a replay, buyer by buyer.</summary>
internal sealed class ReplayTally(EarningRules now, EarningRules then, DateTimeOffset today)
{
    private const int MostChanges = 10;

    private readonly SortedDictionary<string, (long Now, long Then)> months = [];
    private readonly List<(Guid Buyer, long Now, long Then)> changes = [];
    private readonly Side ofNow = new();
    private readonly Side ofThen = new();
    private int orders;
    private int buyers;
    private int more;
    private int fewer;

    /// <param name="list">All orders of one buyer, the oldest first.</param>
    /// <param name="hadBefore">Something was delivered to them earlier: none of these is their first.</param>
    /// <param name="spent">Points that they spent in that time.</param>
    public void Add(Guid buyer, IReadOnlyList<ReplayOrder> list, bool hadBefore, long spent)
    {
        buyers++;
        orders += list.Count;
        var before = ofNow.Run(now, list, hadBefore, spent, today);
        var after = ofThen.Run(then, list, hadBefore, spent, today);
        foreach (var (order, was, would) in list.Zip(before, after))
        {
            var month = order.Delivered.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            var sum = months.GetValueOrDefault(month);
            months[month] = (sum.Now + was, sum.Then + would);
        }

        Compare(buyer, before.Sum(), after.Sum());
    }

    public ReplayReport Report(DateOnly from, DateOnly to, IReadOnlyDictionary<Guid, long> numbers) => new(
        from, to, orders, buyers, ofNow.Close(), ofThen.Close(), more, fewer, buyers - more - fewer, [.. months.Select(month => new ReplayMonth(month.Key, month.Value.Now, month.Value.Then))],
        [.. changes.Select(change => new ReplayChange(change.Buyer, numbers.GetValueOrDefault(change.Buyer), change.Now, change.Then))]);

    public Guid[] Changed => [.. changes.Select(change => change.Buyer)];

    private void Compare(Guid buyer, long was, long would)
    {
        (more, fewer) = (more + (would > was ? 1 : 0), fewer + (would < was ? 1 : 0));
        if (was == would)
        {
            return;
        }

        changes.Add((buyer, was, would));
        if (changes.Count > MostChanges * 20)
        {
            Trim();
        }
    }

    public void Trim()
    {
        var ordered = changes.OrderByDescending(change => change.Then - change.Now).ToList();
        changes.Clear();
        changes.AddRange(ordered.Take(MostChanges).Concat(ordered.Skip(MostChanges).TakeLast(MostChanges)));
    }

    private sealed class Side
    {
        private readonly Dictionary<string, decimal> cost = [];
        private long points;
        private long outstanding;
        private int earning;
        private int earningBuyers;
        private int capped;

        public List<long> Run(EarningRules rules, IReadOnlyList<ReplayOrder> list, bool hadBefore, long spent, DateTimeOffset today)
        {
            var sums = new List<long>(list.Count);
            var (day, month, living) = (new Dictionary<DateTime, long>(), new Dictionary<(int, int), long>(), 0L);
            foreach (var (at, order) in list.Index())
            {
                var date = order.Delivered.UtcDateTime;
                var earned = Earning.Of(rules, new EarningOrder(order.Currency, order.Lines, at == 0 && !hadBefore, day.GetValueOrDefault(date.Date), month.GetValueOrDefault((date.Year, date.Month))));
                sums.Add(earned.Points);
                day[date.Date] = day.GetValueOrDefault(date.Date) + earned.Points;
                month[(date.Year, date.Month)] = month.GetValueOrDefault((date.Year, date.Month)) + earned.Points;
                Count(rules, order, earned);
                living += order.Delivered.AddDays(rules.PendingDays + rules.LivesDays) > today ? earned.Points : 0;
            }

            points += sums.Sum();
            outstanding += Math.Max(0, living - spent);
            earningBuyers += sums.Any(sum => sum > 0) ? 1 : 0;
            return sums;
        }

        public ReplaySide Close() => new(points, earning, earningBuyers, capped, cost, outstanding);

        private void Count(EarningRules rules, ReplayOrder order, Earning earned)
        {
            if (earned.Points == 0)
            {
                return;
            }

            earning++;
            capped += earned.Details.ContainsKey("capped") ? 1 : 0;
            cost[order.Currency!] = cost.GetValueOrDefault(order.Currency!) + (earned.Points * rules.RateOf(order.Currency!)!.Worth);
        }
    }
}
