using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Kaspi;

/// <summary>Kaspi as the controls and the faults know it.</summary>
internal sealed class KaspiWire(KaspiTokens tokens) : IWire
{
    private const string OrdersOnly = "orders";

    public string Marketplace => Home.Kaspi;

    public string Prefix => "/kaspi";

    public WireShape Shape { get; } = new(["data"], ["id"], ["pageCount", "totalCount"], [], ["type"]);

    /// <summary>Scopes: "orders" is a shop without reviews of the seller.</summary>
    public (object? Keys, string Problem) IssueKeys(KeyWish wish) => wish.Scopes?.FirstOrDefault(scope => scope is not (OrdersOnly or "reviews")) is { } unknown
        ? (null, $"Нет такого права: {unknown}")
        : (new { token = tokens.Issue(wish.Account, wish.Scopes?.Contains("reviews") ?? true) }, "");

    public Task WriteErrorAsync(HttpContext context, int status) => KaspiJson.FailAsync(context, status, status switch
    {
        StatusCodes.Status401Unauthorized => "Authorization failed: token is not valid",
        StatusCodes.Status403Forbidden => "Access denied",
        StatusCodes.Status404NotFound => "Not found",
        >= 500 => "Internal error",
        _ => "The request can not be served",
    });

    /// <summary>No header says when to come back.</summary>
    public Task WriteLimitAsync(HttpContext context, double seconds) => KaspiJson.FailAsync(context, StatusCodes.Status429TooManyRequests, "Too many requests");

    public Task WriteEnvelopeErrorAsync(HttpContext context) => KaspiJson.FailAsync(context, StatusCodes.Status200OK, "Internal error");

    public void Map(WebApplication app)
    {
        var kaspi = app.MapGroup(KaspiRoutes.Root).AddEndpointFilter<KaspiGate>();
        kaspi.MapReads();
        kaspi.MapWrites();
    }
}

internal static class KaspiServices
{
    public static void AddKaspi(this IServiceCollection services)
    {
        services.AddSingleton<KaspiTokens>();
        services.AddSingleton<KaspiOrderList>();
        services.AddSingleton<IWire, KaspiWire>();
    }
}
