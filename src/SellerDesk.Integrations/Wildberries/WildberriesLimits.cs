using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Methods that share one published limit.</summary>
internal enum LimitGroup
{
    Feedbacks,
    Assembly,
    StatisticsOrders,
    StatisticsSales,
    Ping,
}

/// <summary>
/// Limits to begin with, until the answers' own headers say better (vendor specification, "rate limits" of each method).
/// Base and test tokens have cut-down limits; so does a token that does not tell its kind.
/// </summary>
internal static class WildberriesLimits
{
    public static RateRule Of(LimitGroup group, bool limited) => (group, limited) switch
    {
        (LimitGroup.Feedbacks, false) => new RateRule(TimeSpan.FromSeconds(1) / 3, 6),
        (LimitGroup.Feedbacks, true) => new RateRule(TimeSpan.FromMinutes(12), 1),
        (LimitGroup.Assembly, false) => new RateRule(TimeSpan.FromMilliseconds(200), 20),
        (LimitGroup.Assembly, true) => new RateRule(TimeSpan.FromMilliseconds(400), 10),
        (LimitGroup.StatisticsOrders, false) => new RateRule(TimeSpan.FromMinutes(1), 10),
        (LimitGroup.StatisticsOrders, true) => new RateRule(TimeSpan.FromHours(3), 1),
        (LimitGroup.StatisticsSales, false) => new RateRule(TimeSpan.FromMinutes(1), 1),
        (LimitGroup.StatisticsSales, true) => new RateRule(TimeSpan.FromHours(2), 1),
        _ => new RateRule(TimeSpan.FromSeconds(10), 3),
    };
}
