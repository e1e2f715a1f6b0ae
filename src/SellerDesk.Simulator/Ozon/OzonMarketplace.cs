using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>Ozon as the common parts see it.</summary>
internal sealed class OzonMarketplace(OzonKeys keys) : IWire
{
    public const string Root = "/ozon";

    public string Marketplace => Home.Ozon;

    public string Prefix => Root;

    public WireShape Shape { get; } = new(
        ["reviews", "questions", "chats", "messages", "postings", "returns", "items", "comments", "answers", "products", "data", "result"],
        ["id", "posting_number", "chat", "message_id", "return_id", "cancellation_id", "sku", "product_id", "dimensions"], ["total", "counter", "total_unread_count", "offset"], ["last_id", "cursor"], ["text", "comment"]);

    public (object? Keys, string Problem) IssueKeys(KeyWish wish) => keys.Issue(wish);

    public Task WriteErrorAsync(HttpContext context, int status) => OzonAnswer.RefuseAsync(context, status, status switch
    {
        StatusCodes.Status400BadRequest => "invalid request",
        StatusCodes.Status401Unauthorized => "Invalid Api-Key, please check the key and try again",
        StatusCodes.Status403Forbidden => "Api-Key is missing a required role for a method",
        StatusCodes.Status404NotFound => "not found",
        StatusCodes.Status409Conflict => "conflict with the current state",
        StatusCodes.Status503ServiceUnavailable => "Circle is open",
        _ => "internal error",
    });

    public Task WriteLimitAsync(HttpContext context, double seconds) =>
        OzonAnswer.RefuseAsync(context, StatusCodes.Status429TooManyRequests, "You have reached request rate limit per second");

    public Task WriteEnvelopeErrorAsync(HttpContext context) => WriteErrorAsync(context, StatusCodes.Status500InternalServerError);

    public void Map(WebApplication app)
    {
        var api = app.MapGroup(Root).AddEndpointFilter(new OzonGate(keys, app.Services.GetRequiredService<RateLimits>()));
        api.MapAccount();
        api.MapReviews();
        api.MapQuestions();
        api.MapChats();
        api.MapPostings();
        api.MapReturns();
        api.MapProducts();
        api.MapFigures();
        app.Map(Root + "/{**rest}", (HttpContext context) => OzonAnswer.UnknownAsync(context, "method"));
    }
}

/// <summary>The account itself: roles of the key, company and plan.</summary>
internal static class OzonAccountRoutes
{
    public static void MapAccount(this RouteGroupBuilder api)
    {
        api.MapPost("/v1/roles", (HttpContext context) =>
        {
            var caller = OzonGate.CallerOf(context);
            var roles = caller.Roles == OzonRoles.Every
                ? [new { name = "Admin", methods = OzonRoles.All.SelectMany(role => role.Methods).ToArray() }]
                : OzonRoles.All.Index().Where(role => (caller.Roles & (1 << role.Index)) != 0).Select(role => new { name = role.Item.Name, methods = role.Item.Methods }).ToArray();
            return OzonAnswer.GoodAsync(context, new { expires_at = OzonWire.Time(caller.ExpiresAt), roles });
        });
        api.MapPost("/v1/seller/info", (HttpContext context) =>
        {
            var caller = OzonGate.CallerOf(context);
            return OzonAnswer.GoodAsync(context, new
            {
                company = new
                {
                    country = "Россия",
                    currency = caller.Account.Currency,
                    inn = caller.Account.TaxNumber,
                    legal_name = caller.Account.LegalName,
                    name = caller.Account.TradeMark,
                    ogrn = "",
                    ownership_form = "ИП",
                    tax_system = "USN",
                },
                ratings = Array.Empty<object>(),
                subscription = new { is_premium = caller.Plan != OzonPlan.Unspecified, type = PlanWord(caller.Plan) },
            });
        });
    }

    private static string PlanWord(OzonPlan plan) => plan switch
    {
        OzonPlan.Premium => "PREMIUM",
        OzonPlan.PremiumLite => "PREMIUM_LITE",
        OzonPlan.PremiumPlus => "PREMIUM_PLUS",
        OzonPlan.PremiumPro => "PREMIUM_PRO",
        _ => "UNSPECIFIED",
    };
}
