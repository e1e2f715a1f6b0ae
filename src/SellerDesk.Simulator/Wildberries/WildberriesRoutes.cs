using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>All Wildberries hosts under their path prefixes.</summary>
internal static class WildberriesRoutes
{
    public static void MapWildberries(this WebApplication app)
    {
        app.MapGet("/wb/photos/{number}.jpg", Photos.Serve);
        foreach (var host in WildberriesHost.All)
        {
            app.MapGet($"/wb/{host.Name}/ping", PingAsync);
        }

        app.MapGet("/wb/common/api/v1/seller-info", SellerInfoAsync);
        app.MapFeedbacks();
        app.MapAnswers();
        app.MapQuestions();
        app.MapOrders();
        app.MapDeliveries();
        app.MapReports();
        app.MapChats();
        app.MapClaims();
        app.MapGoodsReturns();
        app.MapCards();
        app.MapFunnel();
        app.MapFunnelReports();
        app.MapRatings();
        app.MapOrderFeed();
        app.Map("/wb/{**rest}", (HttpContext context, Simulation world) =>
            WireProblem.WriteAsync(context, world, StatusCodes.Status404NotFound, "please consult the docs"));
    }

    public static Caller CallerOf(HttpContext context) => context.Features.Get<Caller>() ?? throw new InvalidOperationException("The gate was not passed.");

    private static Task PingAsync(HttpContext context, Simulation world) =>
        WireJson.WriteAsync(context, StatusCodes.Status200OK, new PingAnswer(WireTime.WithOffset(world.Clock.Now), "OK"));

    private static Task SellerInfoAsync(HttpContext context)
    {
        var account = CallerOf(context).Account;
        return WireJson.WriteAsync(context, StatusCodes.Status200OK, new { name = account.LegalName, sid = account.SellerId, tin = account.TaxNumber, tradeMark = account.TradeMark });
    }

    private sealed record PingAnswer(
        [property: System.Text.Json.Serialization.JsonPropertyName("TS")] string Time,
        [property: System.Text.Json.Serialization.JsonPropertyName("Status")] string Status);
}
