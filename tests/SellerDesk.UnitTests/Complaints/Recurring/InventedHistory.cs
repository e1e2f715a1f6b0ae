using SellerDesk.Domain.Complaints.Recurring;

namespace SellerDesk.UnitTests.Complaints.Recurring;

/// <summary>
/// Days of complaints by product and cause with volumes as uneven as real shops have them, causes planted at known days; and the same complaints thrown anew
/// onto the orders of their product, which keeps every product's rates and volumes and leaves nothing to be found.
/// </summary>
internal sealed class InventedHistory
{
    public const int Causes = 12;
    public const int Warm = CauseWatch.PastDays + CauseWatch.RecentDays;

    private readonly int[][] orders;
    private readonly int[][][] complaints;

    private InventedHistory(int[][] orders, int[][][] complaints)
    {
        this.orders = orders;
        this.complaints = complaints;
    }

    public int Products => orders.Length;

    public int Days => orders[0].Length;

    public List<Planted> Plants { get; } = [];

    public static InventedHistory Of(int products, int watchedDays, double timesUp, double fewestExpected, Random random)
    {
        var days = Warm + watchedDays;
        var history = new InventedHistory(new int[products][], new int[products][][]);
        for (var product = 0; product < products; product++)
        {
            var perDay = Math.Exp(Normal(random) * 0.9) * 6;
            history.orders[product] = [.. Enumerable.Range(0, days).Select(day => Poisson(perDay * (1 + (0.4 * Math.Sin(day / 58.0))), random))];
            history.complaints[product] = [.. Enumerable.Range(0, Causes).Select(_ => Complaints(history.orders[product], 0.0005 + (Gamma2(random) * 0.0015), random))];
        }

        if (timesUp > 0)
        {
            history.Plant(timesUp, fewestExpected, random);
        }

        return history;
    }

    /// <summary>Every complaint goes to a random order of the same product.</summary>
    public InventedHistory Shuffled(Random random)
    {
        var thrown = complaints.Select((causes, product) => causes.Select(days => Thrown(orders[product], days.Sum(), random)).ToArray()).ToArray();
        return new InventedHistory(orders, thrown);
    }

    /// <summary>Every night from the end of the warm-up: which alarms begin, each until its cause is calm again.</summary>
    public IEnumerable<(int Product, int Cause, int Day)> Alarms()
    {
        var ringing = new bool[Products, Causes];
        for (var day = Warm; day < Days; day++)
        {
            for (var cause = 0; cause < Causes; cause++)
            {
                var counts = Enumerable.Range(0, Products).Select(product => (Recent: Count(product, cause, day - CauseWatch.RecentDays, day), Past: Count(product, cause, day - Warm, day - CauseWatch.RecentDays))).ToArray();
                var prior = CausePrior.Of([.. counts.Select(count => count.Past)]);
                for (var product = 0; product < Products; product++)
                {
                    var (recent, past) = counts[product];
                    if (!ringing[product, cause] && CauseWatch.Rings(recent, past, prior, Causes))
                    {
                        ringing[product, cause] = true;
                        yield return (product, cause, day);
                    }
                    else if (ringing[product, cause] && CauseWatch.IsCalm(recent, past, prior))
                    {
                        ringing[product, cause] = false;
                    }
                }
            }
        }
    }

    private readonly Dictionary<(int Product, int Cause), (int[] Complaints, int[] Orders)> sums = [];

    private CauseCount Count(int product, int cause, int from, int to)
    {
        if (!sums.TryGetValue((product, cause), out var sum))
        {
            sums[(product, cause)] = sum = (Running(complaints[product][cause]), Running(orders[product]));
        }

        return new CauseCount(sum.Complaints[to] - sum.Complaints[from], sum.Orders[to] - sum.Orders[from]);
    }

    private static int[] Running(int[] days)
    {
        var sums = new int[days.Length + 1];
        for (var day = 0; day < days.Length; day++)
        {
            sums[day + 1] = sums[day] + days[day];
        }

        return sums;
    }

    /// <summary>One cause of every product gets its rate multiplied for two windows, where that is enough to be seen at all.</summary>
    private void Plant(double timesUp, double fewestExpected, Random random)
    {
        for (var product = 0; product < Products; product++)
        {
            var cause = random.Next(Causes);
            var start = Warm + random.Next(Math.Max(1, Days - Warm - (2 * CauseWatch.RecentDays)));
            var end = start + (2 * CauseWatch.RecentDays);
            var own = (double)complaints[product][cause][..start].Sum() / Math.Max(1, orders[product][..start].Sum());
            var rate = Math.Max(own, 0.0005) * timesUp;
            if (rate * orders[product][start..(start + CauseWatch.RecentDays)].Sum() < fewestExpected)
            {
                continue;
            }

            for (var day = start; day < end && day < Days; day++)
            {
                complaints[product][cause][day] = Binomial(orders[product][day], rate, random);
            }

            Plants.Add(new Planted(product, cause, start, end));
        }
    }

    private static int[] Complaints(int[] orders, double rate, Random random) => [.. orders.Select(count => Binomial(count, rate, random))];

    private static int[] Thrown(int[] orders, int complaints, Random random)
    {
        var (days, ends) = (new int[orders.Length], Running(orders));
        for (var one = 0; one < complaints && ends[^1] > 0; one++)
        {
            var at = Array.BinarySearch(ends, random.Next(ends[^1]) + 1);
            days[(at < 0 ? ~at : at) - 1]++;
        }

        return days;
    }

    private static int Binomial(int count, double rate, Random random) => Enumerable.Range(0, count).Count(_ => random.NextDouble() < rate);

    private static int Poisson(double mean, Random random)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }

    private static double Gamma2(Random random) => -Math.Log((1 - random.NextDouble()) * (1 - random.NextDouble()));

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    internal sealed record Planted(int Product, int Cause, int Start, int End);
}
