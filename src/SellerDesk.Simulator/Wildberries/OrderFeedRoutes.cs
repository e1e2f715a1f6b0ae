using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The live feed of all orders by the time of their present status, the newest first, paged within one snapshot.</summary>
internal static class OrderFeedRoutes
{
    private const int MaxLimit = 10_000;
    private const int KeptDays = 31;

    public static void MapOrderFeed(this WebApplication app) => app.MapPost("/wb/analytics/api/analytics/v1/order-feed", ListAsync);

    private static async Task ListAsync(HttpContext context, Simulation world)
    {
        var (body, problem) = await WireBody.ReadAsync<FeedBody>(context);
        var (limit, offset) = (body?.Pagination?.Limit ?? 50, body?.Pagination?.Offset ?? 0);
        if (problem is not null || body?.SelectedPeriod?.Start is not { } start || limit is < 1 or > MaxLimit || offset < 0)
        {
            await AnalyticsProblem.WriteAsync(context, problem ?? "code=400, message=invalid: selectedPeriod (field required)");
            return;
        }

        var answer = world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) =>
        {
            var asOf = body.Pagination?.SnapshotTime is { } snapshot && snapshot < now ? snapshot : new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
            if (start < now.AddDays(-KeptDays))
            {
                return null;
            }

            var rows = shop.Orders.Changed(start.AddTicks(-1), asOf)
                .Select(state => (State: state, At: state.Stage is OrderStage.Received or OrderStage.Returned || state.IsCancelled ? state.ChangedAt : state.Order.CreatedAt))
                .Where(row => row.At >= start)
                .OrderByDescending(row => row.At).ThenBy(row => row.State.Order.Key.Packed)
                .Skip(offset).Take(limit);
            return new { data = new { snapshotTime = WireTime.Utc(asOf), currency = "RUB", orders = rows.Select(row => Show(row.State, row.At)).ToArray() } };
        });
        await (answer is null ? AnalyticsProblem.WriteAsync(context, "selectedPeriod: start is more than 31 days ago") : WireJson.WriteAsync(context, StatusCodes.Status200OK, answer));
    }

    private static Dictionary<string, object> Show(OrderState state, DateTimeOffset at)
    {
        var order = state.Order;
        var row = new Dictionary<string, object>
        {
            ["nmId"] = order.Product.NmId,
            ["chrtId"] = order.Product.ChrtId(order.Size),
            ["srid"] = OrderIds.Rid(order),
            ["createdAt"] = WireTime.WithOffset(order.CreatedAt),
            ["updatedAt"] = WireTime.WithOffset(at),
            ["status"] = StatusOf(state),
            ["warehouseName"] = order.FromSeller ? order.Account.Warehouse : "Коледино",
            ["warehouseRegion"] = "Центральный",
            ["isMp"] = order.FromSeller,
            ["destinationCity"] = Customer.Of(order).City,
            ["destinationDistrict"] = order.Place.District,
            ["sellerPrice"] = order.SellerPrice,
            ["isB2b"] = order.Key.Number % 50 == 3,
        };
        if (StatusOf(state) == "cancel")
        {
            row["cancelType"] = order.Fate == Fate.RefusedAtPickup ? "receipt" : state.CancelledBy == CancelledBy.Buyer ? "app" : "other";
        }

        return row;
    }

    /// <summary>A thing that was refused at the counter comes back too, but was never sold: it stays cancelled.</summary>
    private static string StatusOf(OrderState state) =>
        state.Steps.Any(step => step.Stage is OrderStage.Cancelled or OrderStage.Refused) ? "cancel"
        : state.Stage == OrderStage.Returned ? "return"
        : state.Stage == OrderStage.Received ? "buyout"
        : "created";

    private sealed record FeedBody(FeedPeriod? SelectedPeriod, FeedPages? Pagination);

    private sealed record FeedPeriod(DateTimeOffset? Start, DateTimeOffset? End);

    private sealed record FeedPages(DateTimeOffset? SnapshotTime, int? Offset, int? Limit);
}
