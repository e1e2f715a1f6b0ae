using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>Orders that the seller brings to the door himself: the new ones, the finished ones, statuses and the chosen day.</summary>
internal static class DeliveryRoutes
{
    private const int MaxLimit = 1000;
    private const int MaxPeriodDays = 30;
    private const string Root = "/wb/marketplace/api/v3/dbs/orders";

    public static void MapDeliveries(this WebApplication app)
    {
        app.MapGet($"{Root}/new", NewAsync);
        app.MapGet(Root, FinishedAsync);
        app.MapPost("/wb/marketplace/api/marketplace/v3/dbs/orders/status/info", StatusAsync);
        app.MapPost($"{Root}/delivery-date", DatesAsync);
    }

    private static Task NewAsync(HttpContext context, Simulation world) => WireJson.WriteAsync(context, StatusCodes.Status200OK, new
    {
        orders = world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) => OrderRoutes.FromSeller(shop, now.AddDays(-3), now, isBrought: true)
            .Where(order => StatusOf(order, now) == ("new", "waiting"))
            .Select(Show)
            .ToArray()),
    });

    private static Task FinishedAsync(HttpContext context, Simulation world)
    {
        var query = context.Request.Query;
        if (!int.TryParse(query["limit"], CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > MaxLimit || !long.TryParse(query["next"], CultureInfo.InvariantCulture, out var next)
            || !long.TryParse(query["dateFrom"], CultureInfo.InvariantCulture, out var from) || !long.TryParse(query["dateTo"], CultureInfo.InvariantCulture, out var to) || to < from || to - from > MaxPeriodDays * 86_400L)
        {
            return OrderRoutes.FailAsync(context, "IncorrectParameter", "Передан некорректный параметр");
        }

        return WireJson.WriteAsync(context, StatusCodes.Status200OK, world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) =>
        {
            var page = OrderRoutes.FromSeller(shop, DateTimeOffset.FromUnixTimeSeconds(from), DateTimeOffset.FromUnixTimeSeconds(to), isBrought: true)
                .Where(order => order.ClosedAt <= now && order.Key.OrderNumber > next)
                .OrderBy(order => order.Key.OrderNumber)
                .Take(limit)
                .ToArray();
            return new { next = page.Length < limit ? 0 : page[^1].Key.OrderNumber, orders = page.Select(Show).ToArray() };
        }));
    }

    private static async Task StatusAsync(HttpContext context, Simulation world)
    {
        var (body, problem) = await WireBody.ReadAsync<StatusBody>(context);
        if (problem is not null || body?.OrdersIds is not { Length: >= 1 and <= MaxLimit } ids)
        {
            await WireJson.WriteAsync(context, StatusCodes.Status400BadRequest, new { detail = new { }, origin = "dbs-public-api", requestId = WireProblem.RequestId(context), title = "IncorrectRequest" });
            return;
        }

        await WireJson.WriteAsync(context, StatusCodes.Status200OK, new
        {
            orders = world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) => ids.Select(id => (Id: id, Order: OrderRoutes.Find(shop, id, now, isBrought: true))).Select(found => new
            {
                supplierStatus = found.Order is { } order ? StatusOf(order, now).Supplier : "",
                wbStatus = found.Order is { } known ? StatusOf(known, now).Marketplace : "",
                errors = found.Order is null ? new[] { new { code = 404, detail = "NotFound" } } : [],
                orderId = found.Id,
            }).ToArray()),
        });
    }

    private static async Task DatesAsync(HttpContext context, Simulation world)
    {
        var (body, problem) = await WireBody.ReadAsync<DatesBody>(context);
        if (problem is not null || body?.Orders is not { Length: >= 1 and <= MaxLimit } ids)
        {
            await OrderRoutes.FailAsync(context, "IncorrectRequestBody", "Некорректное тело запроса");
            return;
        }

        await WireJson.WriteAsync(context, StatusCodes.Status200OK, new
        {
            orders = world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) => ids.Select(id => OrderRoutes.Find(shop, id, now, isBrought: true)).OfType<Order>().Select(order =>
            {
                var promised = Delivery.Of(order).PromisedTo.ToOffset(TimeSpan.FromHours(3));
                return new
                {
                    dTimeFrom = $"{Math.Max(0, promised.Hour - 4):00}:00",
                    dTimeTo = $"{promised.Hour:00}:{promised.Minute:00}",
                    dTimeFromOld = (string?)null,
                    dTimeToOld = (string?)null,
                    dDateOld = (string?)null,
                    dDate = promised.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    dDateFrom = (string?)null,
                    dDateTo = (string?)null,
                    id = order.Key.OrderNumber,
                };
            }).ToArray()),
        });
    }

    private static (string Supplier, string Marketplace) StatusOf(Order order, DateTimeOffset now) => order.ClosedAt <= now
        ? order.Fate switch
        {
            Fate.DeclinedInFirstHour => ("new", "declined_by_client"),
            Fate.CancelledBySeller => ("cancel", "canceled"),
            Fate.Defective => ("reject", "defect"),
            Fate.RefusedAtPickup => ("reject", "canceled_by_client"),
            _ => ("receive", "sold"),
        }
        : (now < order.ConfirmedAt ? "new" : now < order.HandedOverAt ? "confirm" : "deliver", "waiting");

    private static object Show(Order order) => new
    {
        comment = "",
        options = new { isB2b = order.Key.Number % 50 == 3 },
        address = new { fullAddress = $"{Customer.Of(order).City}, {Customer.Of(order).Street}", longitude = 37.6, latitude = 55.7 },
        orderUid = OrderIds.Transaction(order),
        groupId = WireGuid.Of(WireGuid.Claim, (ulong)order.BasketKey),
        article = order.Product.Article,
        colorCode = "",
        rid = OrderIds.Rid(order),
        createdAt = WireTime.Utc(order.CreatedAt),
        deliveryType = "dbs",
        skus = new[] { order.Product.Barcode(order.Size) },
        id = order.Key.OrderNumber,
        warehouseId = OrderWire.WarehouseOf(order),
        nmId = order.Product.NmId,
        chrtId = order.Product.ChrtId(order.Size),
        price = OrderWire.Minor(order.PaidPrice),
        finalPrice = OrderWire.Minor(order.PaidPrice),
        convertedFinalPrice = OrderWire.Minor(order.PaidPrice),
        convertedPrice = OrderWire.Minor(order.PaidPrice),
        currencyCode = 643,
        convertedCurrencyCode = 643,
        cargoType = 1,
        isZeroOrder = false,
    };

    private sealed record StatusBody(long[]? OrdersIds);

    private sealed record DatesBody(long[]? Orders);
}
