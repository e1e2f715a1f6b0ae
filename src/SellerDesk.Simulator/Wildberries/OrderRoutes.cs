using System.Globalization;
using System.Text.Json;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>Assembly orders (those that the seller ships): the new ones, all of a period by cursor, statuses.</summary>
internal static class OrderRoutes
{
    private const int MaxLimit = 1000;
    private const int MaxPeriodDays = 30;
    private const int KeptDays = 92;
    private const string Root = "/wb/marketplace/api/v3/orders";

    public static void MapOrders(this WebApplication app)
    {
        app.MapGet($"{Root}/new", NewAsync);
        app.MapGet(Root, ListAsync);
        app.MapPost($"{Root}/status", StatusAsync);
        app.MapGet("/wb/marketplace/api/marketplace/v3/fbs/orders/archive", ArchiveAsync);
    }

    private static Task NewAsync(HttpContext context, Simulation world)
    {
        var account = WildberriesRoutes.CallerOf(context).Account;
        var orders = world.Read(account, (shop, now) => FromSeller(shop, now.AddDays(-3), now)
            .Where(order => OrderStatus.Of(order, now) is { Supplier: "new", Marketplace: "waiting" })
            .Select(OrderWire.New)
            .ToArray());
        return WireJson.WriteAsync(context, StatusCodes.Status200OK, new { orders });
    }

    private static Task ListAsync(HttpContext context, Simulation world)
    {
        var query = context.Request.Query;
        var account = WildberriesRoutes.CallerOf(context).Account;
        if (!int.TryParse(query["limit"], CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > MaxLimit
            || !long.TryParse(query["next"], CultureInfo.InvariantCulture, out var next) || next < 0
            || !TryRead(query["dateFrom"].ToString(), out var from) || !TryRead(query["dateTo"].ToString(), out var to))
        {
            return FailAsync(context, "IncorrectParameter", "Передан некорректный параметр");
        }

        var answer = world.Read(account, (shop, now) =>
        {
            var end = to ?? now;
            var begin = from ?? end.AddDays(-MaxPeriodDays);
            if (end < begin || end - begin > TimeSpan.FromDays(MaxPeriodDays + 1))
            {
                return null;
            }

            var oldest = now.AddDays(-KeptDays);
            var page = FromSeller(shop, begin < oldest ? oldest : begin, end < now ? end : now)
                .Where(order => order.Key.OrderNumber > next)
                .OrderBy(order => order.Key.OrderNumber)
                .Take(limit)
                .ToArray();
            return new
            {
                next = page.Length < limit ? 0 : page[^1].Key.OrderNumber,
                orders = page.Select(order => OrderWire.Of(order, now)).ToArray(),
            };
        });
        return answer is null
            ? FailAsync(context, "IncorrectParameter", "Передан некорректный параметр")
            : WireJson.WriteAsync(context, StatusCodes.Status200OK, answer);
    }

    /// <summary>Orders of a month that are too old for the list; of their creation only the day is told.</summary>
    private static Task ArchiveAsync(HttpContext context, Simulation world)
    {
        var query = context.Request.Query;
        if (!int.TryParse(query["year"], CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2200 || !int.TryParse(query["month"], CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12
            || !long.TryParse(query["next"], CultureInfo.InvariantCulture, out var next) || !int.TryParse(query["limit"], CultureInfo.InvariantCulture, out var limit) || limit is < 100 or > MaxLimit)
        {
            return WireJson.WriteAsync(context, StatusCodes.Status400BadRequest, new { code = "BadRequest", detail = "Incorrect parameter", origin = "marketplace-public-api", requestId = WireProblem.RequestId(context), status = 400, title = "IncorrectParameter" }, "application/problem+json");
        }

        var first = WireTime.Midnight(new DateOnly(year, month, 1));
        return WireJson.WriteAsync(context, StatusCodes.Status200OK, world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) =>
        {
            var last = WireTime.Midnight(new DateOnly(year, month, 1).AddMonths(1)).AddTicks(-1);
            var page = FromSeller(shop, first, last < now.AddDays(-KeptDays) ? last : now.AddDays(-KeptDays))
                .Where(order => order.Key.OrderNumber > next)
                .OrderBy(order => order.Key.OrderNumber)
                .Take(limit)
                .ToArray();
            return new { next = page.Length < limit ? (long?)null : page[^1].Key.OrderNumber, orders = page.Select(order => OrderWire.Archived(order, now)).ToArray() };
        }));
    }

    private static async Task StatusAsync(HttpContext context, Simulation world)
    {
        StatusBody? body;
        try
        {
            body = await JsonSerializer.DeserializeAsync<StatusBody>(context.Request.Body, WireJson.Options, context.RequestAborted);
        }
        catch (JsonException)
        {
            body = null;
        }

        if (body?.Orders is not { Length: >= 1 and <= MaxLimit } ids)
        {
            await FailAsync(context, "IncorrectRequestBody", "Некорректное тело запроса");
            return;
        }

        var orders = world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) => ids
            .Select(id => Find(shop, id, now))
            .OfType<Order>()
            .Select(order => (order.Key.OrderNumber, Status: OrderStatus.Of(order, now)))
            .Select(found => new { id = found.OrderNumber, isCancellable = found.Status.IsCancellable, supplierStatus = found.Status.Supplier, wbStatus = found.Status.Marketplace })
            .ToArray());
        await WireJson.WriteAsync(context, StatusCodes.Status200OK, new { orders });
    }

    public static IEnumerable<Order> FromSeller(ShopBooks shop, DateTimeOffset from, DateTimeOffset to, bool isBrought = false)
    {
        var timeline = shop.Shop.Orders;
        for (var i = timeline.CountUntil(from.AddTicks(-1)); i < timeline.Count && timeline[i].At <= to; i++)
        {
            var order = shop.Shop.OrderOf(timeline[i].Key);
            if (order.FromSeller && OrderIds.IsBroughtBySeller(order) == isBrought)
            {
                yield return order;
            }
        }
    }

    public static Order? Find(ShopBooks shop, long number, DateTimeOffset now, bool isBrought = false)
    {
        var key = EventKey.FromOrderNumber(number);
        if (number <= 0 || key.Account != shop.Account.Index || key.Slot > EventKey.SlotOf(now))
        {
            return null;
        }

        var order = shop.Shop.OrderOf(key.Packed);
        return order.FromSeller && OrderIds.IsBroughtBySeller(order) == isBrought && order.CreatedAt <= now && shop.Shop.Orders.Contains(new Entry(key.Packed, order.CreatedAt.UtcTicks)) ? order : null;
    }

    private static bool TryRead(string text, out DateTimeOffset? time)
    {
        time = null;
        if (text.Length == 0)
        {
            return true;
        }

        const long LastSecond = 253_402_300_799;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > LastSecond)
        {
            return false;
        }

        time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }

    public static Task FailAsync(HttpContext context, string code, string message) =>
        WireJson.WriteAsync(context, StatusCodes.Status400BadRequest, new { code, message });

    private sealed record StatusBody(long[]? Orders);
}
