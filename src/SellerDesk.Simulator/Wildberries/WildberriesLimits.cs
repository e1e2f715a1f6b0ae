using SellerDesk.Simulator.Marketplaces;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The published limits by account, token type and group of methods.</summary>
internal static class WildberriesLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static Allowance Take(RateLimits limits, Caller caller, string group) => limits.Take(KeyOf(caller, group), LimitOf(group, caller.Type));

    public static void Charge(RateLimits limits, Caller caller, string group, int requests) => limits.Charge(KeyOf(caller, group), LimitOf(group, caller.Type), requests);

    private static string KeyOf(Caller caller, string group) => $"wb/{caller.Account.Key}/{caller.Type}/{group}";

    private static RateLimit LimitOf(string group, TokenType type)
    {
        var isBase = type is TokenType.Base or TokenType.Test;
        return group switch
        {
            "feedbacks" => isBase ? new RateLimit(5, Hour, 1) : new RateLimit(3, TimeSpan.FromSeconds(1), 6),
            "marketplace" => isBase ? new RateLimit(150, Minute, 10) : new RateLimit(300, Minute, 20),
            "orders-report" => isBase ? new RateLimit(1, 3 * Hour, 1) : new RateLimit(1, Minute, 10),
            "sales-report" => isBase ? new RateLimit(1, 2 * Hour, 1) : new RateLimit(1, Minute, 1),
            "seller-info" => isBase ? new RateLimit(1, 24 * Hour, 1) : new RateLimit(1, Minute, 10),
            "chat-download" => isBase ? new RateLimit(10, Hour, 1) : new RateLimit(10, TimeSpan.FromSeconds(10), 10),
            "dbs" => new RateLimit(300, Minute, 20),
            "content" => new RateLimit(100, Minute, 5),
            "goods-return" => isBase ? new RateLimit(2, Hour, 1) : new RateLimit(1, Minute, 10),
            "order-feed" => isBase ? new RateLimit(1, 3 * Hour, 1) : new RateLimit(1, Minute, 1),
            "nm-report" or "nm-report-file" => isBase ? new RateLimit(1, Hour, 1) : new RateLimit(3, Minute, 3),
            "analytics" or "funnel-history" => isBase ? new RateLimit(2, Hour, 1) : new RateLimit(3, Minute, 3),
            "seller-rating" => new RateLimit(1, Minute, 1),
            _ when group.StartsWith("chat-", StringComparison.Ordinal) => isBase ? new RateLimit(1, Hour, 1) : new RateLimit(10, TimeSpan.FromSeconds(10), 10),
            _ when group.StartsWith("claims-", StringComparison.Ordinal) => isBase ? new RateLimit(1, Hour, 1) : new RateLimit(20, Minute, 10),
            _ when group.StartsWith("ping", StringComparison.Ordinal) => new RateLimit(3, TimeSpan.FromSeconds(30), 3),
            _ => new RateLimit(60, Minute, 10),
        };
    }
}
