using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Domain.Loyalty.Tiers;

/// <summary>Three tiers to begin with: coming back, coming back often, and the few who buy most. Names and benefits are in the words of whoever begins.</summary>
public static class ShippedTiers
{
    public const int Days = 365;
    public const int GraceDays = 30;

    /// <param name="words">Name and benefits of each, the lowest first.</param>
    public static TierTable Table(IReadOnlyList<(string Name, string Benefits, string Packaging)> words) => new(
        [
            Step(words[0], 2, 5_000, 30_000, null, 0),
            Step(words[1], 4, 15_000, 90_000, null, 300),
            Step(words[2], 7, 40_000, 240_000, ShippedLevels.PremiumId, 900),
        ],
        new TierWindow(TierWindowKind.Sliding, Days), GraceDays, new Dictionary<Guid, Guid?>());

    private static TierStep Step((string Name, string Benefits, string Packaging) words, int orders, decimal roubles, decimal tenge, ServiceLevelId? level, decimal cost) =>
        new(TierId.New(), words.Name, new TierRule(new Dictionary<string, decimal> { ["RUB"] = roubles, ["KZT"] = tenge }, orders, false), words.Benefits, level, words.Packaging, cost);
}
