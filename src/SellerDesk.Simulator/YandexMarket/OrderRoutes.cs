using System.Text.Json.Nodes;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>The cabinet's orders by the day of ordering or the moment of the last change, and the answer to a wish to cancel.</summary>
internal static class OrderRoutes
{
    private const int PageSize = 50;
    private const int LongestPeriod = 30;

    public static void Map(YandexRoutes routes, Simulation world, SellerActs acts)
    {
        routes.Post("/v1/businesses/{businessId}/orders", YandexMethod.Read("getBusinessOrders", 10_000, 10_000, "inventory-and-order-processing", "finance-and-accounting"), call => ListAsync(call, world));
        routes.Put("/v2/campaigns/{campaignId}/orders/{orderId}/cancellation/accept", YandexMethod.Write("acceptOrderCancellation", 500, 500, "inventory-and-order-processing"), call => CancelAsync(call, world, acts));
    }

    private static Task ListAsync(YandexExchange call, Simulation world)
    {
        if (call.Offset() is not { } offset)
        {
            return call.BadAsync("pageToken is not valid");
        }

        if (call.Numbers("orderIds") is { Length: > 0 } ids)
        {
            return call.BareAsync(world.Read(call.Account, (shop, now) => new
            {
                orders = ids.Select(id => shop.Orders.Find(EventKey.FromOrderNumber(id).Packed, now)).OfType<OrderState>().Select(OrderWire.Of).ToArray(),
                paging = YandexExchange.Paging(null),
            }));
        }

        var dates = call.Body["dates"] as JsonObject;
        if (dates?["updateDateFrom"]?.ToString() is { } changedFrom)
        {
            var (after, until) = (YandexExchange.Moment(changedFrom), YandexExchange.Moment(dates["updateDateTo"]?.ToString()) ?? DateTimeOffset.MaxValue);
            return after is { } from
                ? call.BareAsync(world.Read(call.Account, (shop, now) => Changed(call, shop.Orders.Changed(from.AddTicks(-1), now).Where(state => OrderWire.ChangedAt(state) <= until), offset)))
                : call.BadAsync("updateDateFrom is not valid");
        }

        var to = YandexExchange.Day(dates?["creationDateTo"]?.ToString()) ?? YandexTime.DayOf(world.Clock.Now).AddDays(1);
        var made = YandexExchange.Day(dates?["creationDateFrom"]?.ToString()) ?? to.AddDays(-LongestPeriod);
        return to.DayNumber - made.DayNumber > LongestPeriod
            ? call.BadAsync("Period of creation dates must not exceed 30 days")
            : call.BareAsync(world.Read(call.Account, (shop, now) => call.Flag("waitingForCancellationApprove")
                ? Changed(call, shop.Orders.Made(now.AddDays(-LongestPeriod), now, now).Where(OrderWire.AsksToCancel), offset)
                : Made(call, shop, made, to, offset, now)));
    }

    /// <summary>The token is a place in the row of all orders, so that a page costs no more than its own items.</summary>
    private static object Made(YandexExchange call, ShopBooks shop, DateOnly from, DateOnly to, int offset, DateTimeOffset now)
    {
        var all = shop.Shop.Orders;
        var end = Math.Min(all.CountUntil(now), all.CountUntil(YandexTime.Midnight(to).AddTicks(-1)));
        var place = Math.Max(offset, all.CountUntil(YandexTime.Midnight(from).AddTicks(-1)));
        var limit = call.Limit(PageSize, PageSize);
        var orders = new List<object>();
        for (; place < end && orders.Count < limit; place++)
        {
            var state = shop.Orders.StateOf(shop.Shop.OrderOf(all[place].Key), now);
            if (IsWanted(call, state))
            {
                orders.Add(OrderWire.Of(state));
            }
        }

        return new { orders, paging = YandexExchange.Paging(place < end ? place : null) };
    }

    private static object Changed(YandexExchange call, IEnumerable<OrderState> states, int offset)
    {
        var limit = call.Limit(PageSize, PageSize);
        var page = states.Where(state => IsWanted(call, state)).Skip(offset).Take(limit + 1).ToList();
        return new { orders = page.Take(limit).Select(OrderWire.Of).ToArray(), paging = YandexExchange.Paging(page.Count > limit ? offset + limit : null) };
    }

    private static bool IsWanted(YandexExchange call, OrderState state) =>
        (call.Numbers("campaignIds") is not { Length: > 0 } campaigns || campaigns.Contains(YandexIds.CampaignOf(state.Order)))
        && (call.Texts("programTypes") is not { Length: > 0 } programs || programs.Contains(YandexIds.ProgramOf(state.Order).ToString()))
        && (call.Texts("statuses") is not { Length: > 0 } statuses || statuses.Contains(OrderWire.StatusOf(state).Status));

    private static Task CancelAsync(YandexExchange call, Simulation world, SellerActs acts)
    {
        var key = EventKey.FromOrderNumber(call.Path("orderId")).Packed;
        if (call.Body["accepted"] is not JsonValue given || !given.TryGetValue<bool>(out var accepted) || (!accepted && call.Text("reason") is not ("ORDER_DELIVERED" or "ORDER_IN_DELIVERY")))
        {
            return call.BadAsync("accepted or reason is not valid");
        }

        var known = world.Read(call.Account, (shop, now) => shop.Orders.Find(key, now) is { } state && YandexIds.CampaignOf(state.Order) == call.Path("campaignId"));
        if (!known)
        {
            return call.MissingAsync("Order not found");
        }

        return acts.DecideCancellation(call.Account, Home.Yandex, key, accepted, call.Text("reason") ?? "").Accepted ? call.OkAsync(null) : call.BadAsync("The order does not wait for a decision");
    }
}
