using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>Wildberries as the common parts see it.</summary>
internal sealed class WildberriesWire(Simulation world, Tokens tokens) : IWire
{
    public string Marketplace => Home.Wildberries;

    public string Prefix => "/wb";

    public WireShape Shape { get; } = new(
        ["feedbacks", "questions", "orders", "events", "claims", "cards", "products", "report", "result"], ["id", "srid", "rid", "chatID", "eventID", "nmID"],
        ["countUnanswered", "countArchive", "total", "totalEvents"], ["next", "cursor", "updatedAt"], ["text"]);

    public (object? Keys, string Problem) IssueKeys(KeyWish wish)
    {
        if (wish.Scopes?.FirstOrDefault(name => !Tokens.ScopeBits.ContainsKey(name)) is { } unknown)
        {
            return (null, $"Нет такой категории: {unknown}");
        }

        return Enum.TryParse<TokenType>(wish.Kind ?? "personal", ignoreCase: true, out var kind)
            ? (new { token = tokens.Issue(wish.Account, wish.Scopes, wish.Days, kind) }, "")
            : (null, $"Нет такого типа: {wish.Kind}");
    }

    public Task WriteErrorAsync(HttpContext context, int status) =>
        WireProblem.WriteAsync(context, world, status, status switch
        {
            StatusCodes.Status401Unauthorized => "token problem; token is withdrawn",
            StatusCodes.Status404NotFound => "please consult the docs",
            StatusCodes.Status500InternalServerError => "internal server error",
            _ => "the request can not be served",
        });

    public Task WriteLimitAsync(HttpContext context, double seconds) =>
        WireProblem.LimitAsync(context, world, new Allowance(false, 0, seconds, seconds * 2, 6));

    public Task WriteEnvelopeErrorAsync(HttpContext context) =>
        WireJson.WriteAsync(context, StatusCodes.Status200OK, Envelope.Failed("Something went wrong", WireProblem.RequestId(context)));

    public void Map(WebApplication app) => app.MapWildberries();
}
