using System.Text.Json.Nodes;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>Returns and goods not taken, shop by shop, with what the seller may decide.</summary>
internal static class ReturnRoutes
{
    private const int LivesDays = 90;
    private const string Orders = "inventory-and-order-processing";

    public static void Map(YandexRoutes routes, Simulation world, SellerActs acts)
    {
        const string One = "/v2/campaigns/{campaignId}/orders/{orderId}/returns/{returnId}";
        routes.Get("/v2/campaigns/{campaignId}/returns", YandexMethod.Read("getReturns", 5000, 5000, Orders), call => ListAsync(call, world));
        routes.Get(One, YandexMethod.Read("getReturn", 7000, 7000, Orders), call => OneAsync(call, world));
        routes.Get(One + "/decision/{itemId}/image/{imageHash}", YandexMethod.Read("getReturnPhoto", 5000, 5000, Orders), PhotoAsync);
        routes.Post("/v1/businesses/{businessId}/returns/decisions", YandexMethod.Read("getReturnAvailableDecisions", 5000, 5000, Orders), call => DecisionsAsync(call, world));
        routes.Post(One + "/decision/submit", YandexMethod.Write("submitReturnDecision", 5000, 5000, Orders), call => SubmitAsync(call, world, acts));
    }

    private static Task ListAsync(YandexExchange call, Simulation world)
    {
        if (call.Offset() is not { } offset)
        {
            return call.BadAsync("page_token is not valid");
        }

        var from = YandexExchange.Day(call.Query("fromDate")) is { } first ? YandexTime.Midnight(first) : world.Settings.Start.AddDays(-LivesDays);
        var to = YandexExchange.Day(call.Query("toDate")) is { } last ? YandexTime.Midnight(last.AddDays(1)) : DateTimeOffset.MaxValue;
        var limit = call.Limit(50, 100);
        return call.OkAsync(world.Read(call.Account, (shop, now) =>
        {
            var all = All(shop, from, to, now).Where(item => item.ChangedAt >= from && item.ChangedAt < to && YandexIds.CampaignOf(item.Order) == call.Path("campaignId"))
                .OrderBy(item => item.ChangedAt).ThenBy(item => item.Id).ToList();
            return new { paging = YandexExchange.Paging(offset + limit < all.Count ? offset + limit : null), returns = all.Skip(offset).Take(limit).Select(ReturnWire.Of).ToArray() };
        }));
    }

    /// <summary>Only orders that can have changed in the period are looked at: a list of hundreds of thousands is long.</summary>
    private static IEnumerable<ReturnThing> All(ShopBooks shop, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now) =>
        shop.Claims.Changed(from.AddTicks(-1), now).Select(claim => new ReturnThing(claim.Order, claim, null))
            .Concat(shop.Orders.Made(from.AddDays(-LivesDays), to < now ? to : now, now).Where(state => state.At(OrderStage.Refused) is not null).Select(state => new ReturnThing(state.Order, null, state)));

    private static ReturnThing? Find(YandexExchange call, ShopBooks shop, long campaign, long returnId, DateTimeOffset now)
    {
        var (key, thing) = YandexIds.Thing(returnId);
        var state = shop.Orders.Find(key, now);
        if (state is null || YandexIds.CampaignOf(state.Order) != campaign || (call.Path("orderId") is > 0 and var order && order != state.Order.Key.OrderNumber))
        {
            return null;
        }

        return thing switch
        {
            OrderThing.Return when shop.Claims.Find(key, now) is { } claim => new ReturnThing(claim.Order, claim, null),
            OrderThing.NotTaken when state.At(OrderStage.Refused) is not null => new ReturnThing(state.Order, null, state),
            _ => null,
        };
    }

    private static Task OneAsync(YandexExchange call, Simulation world) =>
        world.Read(call.Account, (shop, now) => Find(call, shop, call.Path("campaignId"), call.Path("returnId"), now) is { } found ? ReturnWire.Of(found) : null) is { } shown
            ? call.OkAsync(shown)
            : call.MissingAsync("Return not found");

    private static Task PhotoAsync(YandexExchange call)
    {
        call.Context.Response.Redirect($"/wb/photos/{call.Path("itemId")}.jpg");
        return Task.CompletedTask;
    }

    private static Task DecisionsAsync(YandexExchange call, Simulation world)
    {
        var found = world.Read(call.Account, (shop, now) => Find(call, shop, call.Number("campaignId") ?? 0, call.Number("returnId") ?? 0, now));
        return found is null
            ? call.MissingAsync("Return not found")
            : call.OkAsync(new { availableDecisions = found.Claim is { Stage: ClaimStage.Waiting } ? ReturnWire.Decisions(found) : [] });
    }

    private static Task SubmitAsync(YandexExchange call, Simulation world, SellerActs acts)
    {
        var found = world.Read(call.Account, (shop, now) => Find(call, shop, call.Path("campaignId"), call.Path("returnId"), now));
        var given = call.Body["returnItemDecisions"] is JsonArray { Count: > 0 } items ? items[0] as JsonObject : null;
        if (found is null)
        {
            return call.MissingAsync("Return not found");
        }

        var type = given?["decisionType"]?.ToString() ?? "";
        if (given is null || found.Claim is null || YandexExchange.NumberOf(given["returnItemId"]) != ReturnWire.ItemId(found) || !ReturnWire.Codes(found).Contains(type))
        {
            return call.BadAsync("returnItemDecisions is not valid");
        }

        var sum = (given["compensation"] as JsonObject)?["value"]?.GetValue<decimal>() ?? 0;
        if (type == ReturnWire.Partial && (sum < ReturnWire.Least(found) || sum > ReturnWire.Most(found)))
        {
            return call.BadAsync("compensation is out of bounds");
        }

        var row = acts.DecideClaim(call.Account, Home.Yandex, found.Order.Key.Packed, ReturnWire.VerdictOf(type), given["comment"]?.ToString() ?? "", sum, given["decisionReasonType"]?.ToString());
        return row.Accepted ? call.OkAsync(null) : call.BadAsync("The return does not wait for a decision");
    }
}
