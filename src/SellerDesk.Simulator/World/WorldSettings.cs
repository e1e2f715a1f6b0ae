namespace SellerDesk.Simulator.World;

/// <summary>What fixes a world: the seed, the moment it opens at and how busy it is. <paramref name="Volume"/> is orders per day and shop.</summary>
internal sealed record WorldSettings(int Seed, DateTimeOffset Start, int Volume, IReadOnlyDictionary<string, int> History)
{
    public const int HistoryDays = 365;
    public const int DefaultVolume = 24;

    /// <summary>For how many days before the start orders can be listed, with their chats and claims; of older ones only the reviews are kept.</summary>
    public int OrderDays { get; init; } = 95;

    /// <summary>Whether some products go wrong in a way that can be found, see <see cref="Flaw"/>.</summary>
    public bool HasFlaws { get; init; }

    /// <summary>A review follows its order by up to three weeks: for that long before the start orders must already come as they will after it.</summary>
    private const int WarmUpDays = 21;

    /// <summary>The share of those weeks' reviews that is written by the start; the rest is still to come.</summary>
    private const double WrittenByStart = 0.4;

    /// <summary>Orders per day from which hour on, so that about the wanted number of reviews has gathered by the start and new ones come at the wanted pace from the first hour.</summary>
    public IEnumerable<(int FromSlot, double Volume)> VolumesOf(string account)
    {
        var warmUp = EventKey.SlotOf(Start.AddDays(-WarmUpDays));
        if (!History.TryGetValue(account, out var reviews) && !History.TryGetValue("*", out reviews))
        {
            return [(0, Volume)];
        }

        var even = PerDay(reviews, HistoryDays);
        return even > Volume
            ? [(0, even), (EventKey.SlotOf(Start), Volume)]
            : [(0, PerDay(Math.Max(0, reviews - (Volume * WarmUpDays * Opinion.ShareOfOrders * WrittenByStart)), HistoryDays - WarmUpDays)), (warmUp, Volume)];
    }

    private static double PerDay(double reviews, int days) => reviews / (days * Opinion.ShareOfOrders);
}
