using SellerDesk.Domain.Shops;

namespace SellerDesk.Integrations.Ozon;

/// <summary>Which method an ability needs of the key's roles, and which plan of the seller's subscription (vendor specification, text of each method).</summary>
internal static class OzonRights
{
    public const string ReviewPlan = "Управление отзывами, Premium Pro";
    public const string PlusPlan = "Premium Plus, Premium Pro";
    public const string QuestionPlan = "Premium Plus";

    private static readonly Dictionary<Ability, string[]> Methods = new()
    {
        [Ability.Reviews] = ["/v2/review/list"],
        [Ability.ReviewAnswers] = ["/v1/review/comment/create"],
        [Ability.Questions] = ["/v1/question/list"],
        [Ability.QuestionAnswers] = ["/v1/question/answer/create"],
        [Ability.Chats] = ["/v3/chat/list", "/v3/chat/history"],
        [Ability.ChatMessages] = ["/v1/chat/send/message"],
        [Ability.Orders] = ["/v4/posting/fbs/list", "/v3/posting/fbo/list"],
        [Ability.Returns] = ["/v1/returns/list", "/v2/returns/rfbs/list"],
        [Ability.ReturnDecisions] = ["/v1/returns/rfbs/action/set", "/v2/conditional-cancellation/approve"],
        [Ability.Products] = ["/v3/product/list"],
        [Ability.Funnel] = ["/v1/analytics/data"],
        [Ability.Quality] = ["/v1/rating/summary"],
    };

    /// <summary>Methods of which one is enough; empty: the marketplace has none for it, or none is needed.</summary>
    public static IReadOnlyList<string> MethodsOf(Ability ability) => Methods.GetValueOrDefault(ability) ?? [];

    /// <summary>Null: every plan.</summary>
    public static string? PlanOf(string path) => path.TrimStart('/').Split('/') switch
    {
        [_, "review", ..] => ReviewPlan,
        [_, "question", ..] => QuestionPlan,
        [_, "chat", "send" or "start" or "read", ..] => PlusPlan,
        [_, "analytics", ..] => PlusPlan,
        _ => null,
    };
}
