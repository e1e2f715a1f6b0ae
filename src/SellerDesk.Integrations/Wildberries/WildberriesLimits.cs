using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Methods that share one published limit.</summary>
internal enum LimitGroup
{
    Feedbacks,
    Assembly,
    StatisticsOrders,
    StatisticsSales,
    Chats,
    ChatEvents,
    ChatMessage,
    ChatDownload,
    Claims,
    ClaimAnswer,
    GoodsReturn,
    DbsOrders,
    OrderFeed,
    Cards,
    FunnelProducts,
    FunnelHistory,
    ReportCreate,
    ReportList,
    ReportFile,
    ItemRating,
    SellerRating,
    SellerInfo,
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
        (LimitGroup.Chats or LimitGroup.ChatEvents or LimitGroup.ChatMessage or LimitGroup.ChatDownload, false) => new RateRule(TimeSpan.FromSeconds(1), 10),
        (LimitGroup.Chats or LimitGroup.ChatEvents or LimitGroup.ChatMessage, true) => new RateRule(TimeSpan.FromHours(1), 1),
        (LimitGroup.ChatDownload, true) => new RateRule(TimeSpan.FromMinutes(6), 1),
        (LimitGroup.Claims or LimitGroup.ClaimAnswer, false) => new RateRule(TimeSpan.FromSeconds(3), 10),
        (LimitGroup.Claims or LimitGroup.ClaimAnswer, true) => new RateRule(TimeSpan.FromHours(1), 1),
        (LimitGroup.GoodsReturn, false) => new RateRule(TimeSpan.FromMinutes(1), 10),
        (LimitGroup.GoodsReturn, true) => new RateRule(TimeSpan.FromMinutes(30), 1),
        (LimitGroup.DbsOrders, _) => new RateRule(TimeSpan.FromMilliseconds(200), 20),
        (LimitGroup.OrderFeed, false) => new RateRule(TimeSpan.FromMinutes(1), 1),
        (LimitGroup.OrderFeed, true) => new RateRule(TimeSpan.FromHours(3), 1),
        (LimitGroup.Cards, _) => new RateRule(TimeSpan.FromMilliseconds(600), 5),
        (LimitGroup.FunnelProducts or LimitGroup.FunnelHistory, true) => new RateRule(TimeSpan.FromMinutes(30), 1),
        (LimitGroup.ReportCreate or LimitGroup.ReportList or LimitGroup.ReportFile, true) => new RateRule(TimeSpan.FromHours(1), 1),
        (LimitGroup.FunnelProducts or LimitGroup.FunnelHistory or LimitGroup.ReportCreate or LimitGroup.ReportList or LimitGroup.ReportFile or LimitGroup.ItemRating, _) =>
            new RateRule(TimeSpan.FromSeconds(20), 3),
        (LimitGroup.SellerRating, _) => new RateRule(TimeSpan.FromMinutes(1), 1),
        (LimitGroup.SellerInfo, false) => new RateRule(TimeSpan.FromMinutes(1), 10),
        (LimitGroup.SellerInfo, true) => new RateRule(TimeSpan.FromHours(24), 1),
        _ => new RateRule(TimeSpan.FromSeconds(10), 3),
    };
}
