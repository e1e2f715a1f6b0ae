using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>One method of the vendor: its own limit and the rights of which one is enough.</summary>
/// <param name="Name">The vendor's name of it; each method has a limit of its own.</param>
/// <param name="Scopes">As the vendor writes them in the cabinet; empty: any.</param>
internal sealed record YandexMethod(string Name, RateRule Rule, params string[] Scopes)
{
    public string Need => string.Join(", ", Scopes);
}

/// <summary>
/// The methods that the desk calls, with the limits of the lower tier (vendor specification, "x-resource-limit-config"): answers' own headers
/// raise them for sellers of the higher one.
/// </summary>
internal static class YandexMethods
{
    public static readonly YandexMethod Token = new("getAuthTokenInfo", PerHour(100));
    public static readonly YandexMethod Campaigns = new("getCampaigns", PerHour(1000));
    public static readonly YandexMethod Feedbacks = new("getGoodsFeedbacks", PerHour(5000), YandexScopes.Communication);
    public static readonly YandexMethod Comments = new("getGoodsFeedbackComments", PerHour(5000), YandexScopes.Communication);
    public static readonly YandexMethod UpdateComment = new("updateGoodsFeedbackComment", PerHour(1000), YandexScopes.Communication);
    public static readonly YandexMethod Questions = new("getGoodsQuestions", PerHour(1000), YandexScopes.Communication);
    public static readonly YandexMethod Answers = new("getGoodsQuestionAnswers", PerHour(1000), YandexScopes.Communication);
    public static readonly YandexMethod UpdateAnswer = new("updateGoodsQuestionTextEntity", PerHour(500), YandexScopes.Communication);
    public static readonly YandexMethod Chats = new("getChats", PerHour(5000), YandexScopes.Communication);
    public static readonly YandexMethod ChatHistory = new("getChatHistory", PerHour(10_000), YandexScopes.Communication);
    public static readonly YandexMethod NewChat = new("createChat", PerHour(1000), YandexScopes.Communication);
    public static readonly YandexMethod SendMessage = new("sendMessageToChat", PerHour(1000), YandexScopes.Communication);
    public static readonly YandexMethod SendFile = new("sendFileToChat", PerHour(1000), YandexScopes.Communication);
    public static readonly YandexMethod Orders = new("getBusinessOrders", PerHour(10_000), YandexScopes.Orders);
    public static readonly YandexMethod AcceptCancellation = new("acceptOrderCancellation", PerHour(500), YandexScopes.Orders);
    public static readonly YandexMethod Returns = new("getReturns", PerHour(5000), YandexScopes.Orders);
    public static readonly YandexMethod OneReturn = new("getReturn", PerHour(7000), YandexScopes.Orders);
    public static readonly YandexMethod Decisions = new("getReturnAvailableDecisions", PerHour(5000), YandexScopes.Orders);
    public static readonly YandexMethod SubmitDecision = new("submitReturnDecision", PerHour(5000), YandexScopes.Orders);
    public static readonly YandexMethod ReturnPhoto = new("getReturnPhoto", PerHour(5000), YandexScopes.Orders);
    public static readonly YandexMethod Mappings = new("getOfferMappings", PerMinute(100), YandexScopes.Offers);
    public static readonly YandexMethod Cards = new("getOfferCardsContentStatus", PerMinute(100), YandexScopes.Offers);
    public static readonly YandexMethod CategoryParameters = new("getCategoryContentParameters", PerMinute(50), YandexScopes.Offers);
    public static readonly YandexMethod Quality = new("getQualityRatings", PerHour(500), YandexScopes.Settings, YandexScopes.Orders);
    public static readonly YandexMethod GenerateShows = new("generateShowsSalesReport", new RateRule(TimeSpan.FromMinutes(10), 1), YandexScopes.Finance);
    public static readonly YandexMethod ReportInfo = new("getReportInfo", PerMinute(100), YandexScopes.Finance);

    /// <summary>Files lie on other hosts, which publish no limits.</summary>
    public static readonly YandexMethod File = new("file", new RateRule(TimeSpan.FromMilliseconds(200), 10));

    private static RateRule PerHour(int calls) => new(TimeSpan.FromHours(1) / calls, calls);

    private static RateRule PerMinute(int calls) => new(TimeSpan.FromMinutes(1) / calls, calls);
}

/// <summary>Rights of a key as the cabinet calls them.</summary>
internal static class YandexScopes
{
    public const string Communication = "communication";
    public const string Orders = "inventory-and-order-processing";
    public const string Offers = "offers-and-cards-management";
    public const string Finance = "finance-and-accounting";
    public const string Settings = "settings-management";
    public const string All = "all-methods";
    private const string ReadOnly = ":read-only";

    /// <summary>The token's answer writes them <c>ALL_METHODS_READ_ONLY</c>, the cabinet <c>all-methods:read-only</c>.</summary>
    public static string Plain(string word)
    {
        var plain = word.Trim().ToLowerInvariant().Replace('_', '-');
        return plain.EndsWith("-read-only", StringComparison.Ordinal) ? plain[..^"-read-only".Length] + ReadOnly : plain;
    }

    public static bool Allow(IReadOnlyList<string> scopes, YandexMethod method, bool write) =>
        method.Scopes.Length == 0 || method.Scopes.Append(All).Any(scope => scopes.Contains(scope) || (!write && scopes.Contains(scope + ReadOnly)));
}
