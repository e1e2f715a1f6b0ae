using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Kaspi;

/// <summary>What a list of orders is asked for.</summary>
internal sealed record KaspiOrderQuery(string State, string? Status, DateTimeOffset From, DateTimeOffset To);

/// <summary>Which orders of a stretch of time stand in which list. Kept for some seconds of the world's time, so that the pages of a long list do not each look at all of it.</summary>
internal sealed class KaspiOrderList(Simulation world)
{
    private const int MostKept = 64;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (DateTimeOffset At, Dictionary<string, List<long>> Lists)> kept = [];

    /// <summary>Keys in the order of creation.</summary>
    public IReadOnlyList<long> Find(ShopBooks shop, KaspiOrderQuery query, DateTimeOffset now)
    {
        var writes = world.Writes(shop.Account.Key, null).Length;
        var key = string.Create(CultureInfo.InvariantCulture, $"{shop.Account.Key}/{query.From.UtcTicks}/{query.To.UtcTicks}/{shop.Shop.Orders.Count}/{writes}");
        lock (gate)
        {
            if (!kept.TryGetValue(key, out var known) || now < known.At || now - known.At > KeptFor)
            {
                if (kept.Count >= MostKept)
                {
                    kept.Clear();
                }

                kept[key] = known = (now, Lists(shop, query, now));
            }

            return known.Lists.GetValueOrDefault(Name(query.State, query.Status)) ?? [];
        }
    }

    /// <summary>Orders whose goods the seller said to be back.</summary>
    public IReadOnlySet<long> Arrived(Account account) => world.Writes(account.Key, JournalRow.OrderAction, Home.Kaspi).Where(row => row is { Accepted: true, Verb: KaspiWrites.Arrived }).Select(row => row.Key).ToHashSet();

    private Dictionary<string, List<long>> Lists(ShopBooks shop, KaspiOrderQuery query, DateTimeOffset now)
    {
        var arrived = Arrived(shop.Account);
        var lists = new Dictionary<string, List<long>>();
        foreach (var order in shop.Orders.Made(query.From, query.To, now))
        {
            var status = KaspiStatus.Of(shop, order, arrived, now);
            Add(lists, Name(status.State, null), order);
            Add(lists, Name(status.State, status.Status), order);
        }

        return lists;
    }

    private static void Add(Dictionary<string, List<long>> lists, string name, OrderState order) =>
        (lists.TryGetValue(name, out var list) ? list : lists[name] = []).Add(order.Order.Key.Packed);

    private static string Name(string state, string? status) => $"{state}/{status}";
}
