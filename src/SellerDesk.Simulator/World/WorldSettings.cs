namespace SellerDesk.Simulator.World;

/// <summary>What fixes a world: the seed, the moment it opens at and how busy it is. <paramref name="Volume"/> is orders per day and shop.</summary>
internal sealed record WorldSettings(int Seed, DateTimeOffset Start, int Volume, IReadOnlyDictionary<string, int> History)
{
    public const int HistoryDays = 365;
    public const int DefaultVolume = 24;

    /// <summary>Orders per day before the start, so that about the wanted number of reviews has gathered by then.</summary>
    public double VolumeBefore(string account) =>
        History.TryGetValue(account, out var reviews) || History.TryGetValue("*", out reviews)
            ? reviews / (HistoryDays * Opinion.ShareOfOrders)
            : Volume;
}
