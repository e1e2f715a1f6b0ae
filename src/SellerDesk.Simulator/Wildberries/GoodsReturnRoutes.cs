using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The report of goods on their way back to the seller: refused at the counter or returned by a claim.</summary>
internal static class GoodsReturnRoutes
{
    private const int MaxDays = 31;
    private static readonly TimeSpan OnTheCounter = TimeSpan.FromHours(20);

    public static void MapGoodsReturns(this WebApplication app) => app.MapGet("/wb/analytics/api/v1/analytics/goods-return", ReportAsync);

    private static Task ReportAsync(HttpContext context, Simulation world)
    {
        var query = context.Request.Query;
        if (!TryRead(query["dateFrom"].ToString(), out var from))
        {
            return RefuseAsync(context, "can't parse dateFrom");
        }

        if (!TryRead(query["dateTo"].ToString(), out var to))
        {
            return RefuseAsync(context, "can't parse dateTo");
        }

        var days = to.DayNumber - from.DayNumber;
        if (days is <= 0 or > MaxDays)
        {
            return RefuseAsync(context, days <= 0 ? "dateTo should be greater dateFrom" : $"difference between dateFrom and dateTo should be less or equal {MaxDays} days");
        }

        return WireJson.WriteAsync(context, StatusCodes.Status200OK, new
        {
            report = world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) => shop.Orders.Made(WireTime.Midnight(from).AddDays(-60), WireTime.Midnight(to.AddDays(1)), now)
                .Select(state => (State: state, Begun: BegunAt(state)))
                .Where(back => back.Begun is { } begun && begun >= WireTime.Midnight(from) && begun < WireTime.Midnight(to.AddDays(1)))
                .Select(back => Show(back.State, back.Begun!.Value, now))
                .ToArray()),
        });
    }

    private static DateTimeOffset? BegunAt(OrderState state) =>
        state.Order.FromSeller && !OrderIds.IsBroughtBySeller(state.Order) ? state.At(OrderStage.Refused) ?? (state.Stage == OrderStage.Returned ? state.At(OrderStage.Received) : null) : null;

    private static object Show(OrderState state, DateTimeOffset begun, DateTimeOffset now)
    {
        var order = state.Order;
        var done = state.At(OrderStage.Returned);
        var ready = done is { } at ? at - OnTheCounter : (DateTimeOffset?)null;
        return new
        {
            barcode = order.Product.Barcode(order.Size),
            brand = order.Product.Brand,
            completedDt = done is null ? null : WireTime.MoscowBare(done.Value),
            dstOfficeAddress = $"{order.Account.Office}, ул. Складская 4",
            dstOfficeId = 310_100 + order.Account.Index,
            expiredDt = ready is null ? null : WireTime.MoscowBare(ready.Value.AddDays(7)),
            isStatusActive = done is null ? 1 : 0,
            nmId = order.Product.NmId,
            orderDt = begun.ToOffset(TimeSpan.FromHours(3)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            orderId = order.Key.OrderNumber,
            readyToReturnDt = ready is null ? null : WireTime.MoscowBare(ready.Value),
            reason = state.At(OrderStage.Refused) is null ? "Брак" : "Отказ при получении",
            returnType = "Возврат от покупателя",
            shkId = long.Parse(OrderIds.Sticker(order), CultureInfo.InvariantCulture),
            srid = OrderIds.Rid(order),
            status = done is null ? "В пути в пвз" : "Выдано",
            stickerId = OrderIds.Sticker(order),
            subjectName = order.Product.Subject,
            techSize = order.Product.Sizes[order.Size],
        };
    }

    private static bool TryRead(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static Task RefuseAsync(HttpContext context, string detail) =>
        WireJson.WriteAsync(context, StatusCodes.Status400BadRequest, new { detail, origin = "api-statistics", requestId = WireProblem.RequestId(context), title = "Bad Request" }, "application/problem+json");
}
