using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// Orders that the seller brings himself: the new ones at every pull, those under way by their remembered numbers (no list has them), the finished ones
/// of three months at first and of the last 30 days every hour. The chosen day and hours are when it must be on its way and when it was promised.
/// </summary>
internal sealed class DeliveryOrders(WildberriesClient client)
{
    private const int PageSize = 1000;
    private const int MostRemembered = 3000;
    private static readonly TimeSpan FinishedEvery = TimeSpan.FromHours(1);

    public async IAsyncEnumerable<FeedPage<IncomingOrder>> ReadAsync(OrderPull pull, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await UnderWayAsync(pull, cancel);
        var isDue = pull.Cursor.Deliveries is null || (pull.Cursor.Deliveries.Length == 0 && pull.Now - pull.Cursor.DeliveriesReadAt >= FinishedEvery);
        if (isDue)
        {
            var last = Days(pull.Now, 29, 0);
            pull.Cursor = pull.Cursor with { Deliveries = pull.Cursor.Deliveries is null ? [last, Days(pull.Now, 58, 29), Days(pull.Now, 87, 58)] : [last], DeliveriesReadAt = pull.Now };
        }

        while (pull.Cursor.Deliveries is [{ From: { } from, To: { } to } window, .. var rest])
        {
            using var list = await client.DeliveriesAsync(pull.Shop, PageSize, window.Next, from, to, cancel);
            if (Rows.Problem(list, "orders") is { } problem)
            {
                yield return pull.Page([], [Rows.Whole(list, $"finished deliveries {window}", problem)]);
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            JsonElement[] orders = [.. list.Root.List("orders")];
            var next = orders.Length == 0 ? 0 : list.Root.Whole("next") ?? 0;
            var (items, unreadable) = await ReadAsync(pull, orders, cancel);
            pull.Cursor = pull.Cursor with { Deliveries = next > window.Next ? [window with { Next = next }, .. rest] : rest };
            yield return pull.Page(items, unreadable);
        }
    }

    private static AssemblyWindow Days(DateTimeOffset now, int from, int to) => new(now.AddDays(-from).ToUnixTimeSeconds(), now.AddDays(-to).ToUnixTimeSeconds());

    private async Task<FeedPage<IncomingOrder>> UnderWayAsync(OrderPull pull, CancellationToken cancel)
    {
        using var list = await client.NewDeliveriesAsync(pull.Shop, cancel);
        if (Rows.Problem(list, "orders") is { } problem)
        {
            return pull.Page([], [Rows.Whole(list, "new deliveries", problem)]);
        }

        JsonElement[] orders = [.. list.Root.List("orders")];
        var (items, unreadable) = await ReadAsync(pull, orders, cancel);
        var fresh = items.Where(order => order.Facts.ContainsKey("dbsId")).Select(order => new OpenDelivery(long.Parse(order.Facts["dbsId"], CultureInfo.InvariantCulture), order.Number)).ToList();
        var known = pull.Cursor.OpenDeliveries.ExceptBy(fresh.Select(open => open.Id), open => open.Id).ToList();
        var statuses = await StatusesAsync(pull.Shop, [.. known.Select(open => open.Id)], cancel);
        var dates = await DatesAsync(pull.Shop, [.. known.Select(open => open.Id)], cancel);
        items.AddRange(known.Where(open => statuses.ContainsKey(open.Id)).Select(open => Dated(StatusOnly(open, statuses[open.Id]), dates.GetValueOrDefault(open.Id))));

        // What the marketplace no longer knows, or is over, is not asked after again.
        var open = fresh.Concat(known.Where(open => statuses.TryGetValue(open.Id, out var status) && !status.IsOver));
        pull.Cursor = pull.Cursor with { OpenDeliveries = [.. open.TakeLast(MostRemembered)] };
        return pull.Page(items, unreadable);
    }

    private static IncomingOrder StatusOnly(OpenDelivery open, AssemblyStatus status) =>
        new() { Number = open.Number, Status = status.Words, Stage = status.Stage, CancelReason = status.CancelReason };

    private async Task<(List<IncomingOrder> Items, List<UnreadablePayload> Unreadable)> ReadAsync(OrderPull pull, JsonElement[] orders, CancellationToken cancel)
    {
        long[] ids = [.. orders.Select(order => order.Whole("id")).OfType<long>().Distinct()];
        var statuses = await StatusesAsync(pull.Shop, ids, cancel);
        var dates = await DatesAsync(pull.Shop, ids, cancel);
        return Rows.Read(orders, "$.orders", (order, path) =>
        {
            var id = order.Whole("id") ?? 0;
            return Dated(AssemblyReader.Read(order, statuses.GetValueOrDefault(id), pull.Shop.Currency, path) with { Scheme = "DBS" }, dates.GetValueOrDefault(id));
        });
    }

    private static IncomingOrder Dated(IncomingOrder order, DeliverySlot slot) => order with { ShipBy = slot.From ?? order.ShipBy, PromisedAt = slot.To ?? order.PromisedAt };

    private async Task<Dictionary<long, AssemblyStatus>> StatusesAsync(ShopAccess shop, long[] ids, CancellationToken cancel)
    {
        var all = new Dictionary<long, AssemblyStatus>();
        foreach (var batch in ids.Chunk(PageSize))
        {
            using var answer = await client.DeliveryStatusesAsync(shop, batch, cancel);
            foreach (var (id, status) in AssemblyStatus.ReadAll(Orders(answer)))
            {
                all[id] = status;
            }
        }

        return all;
    }

    private async Task<Dictionary<long, DeliverySlot>> DatesAsync(ShopAccess shop, long[] ids, CancellationToken cancel)
    {
        var all = new Dictionary<long, DeliverySlot>();
        foreach (var batch in ids.Chunk(PageSize))
        {
            using var answer = await client.DeliveryDatesAsync(shop, batch, cancel);
            foreach (var order in Orders(answer))
            {
                all[order.Whole("id") ?? 0] = DeliverySlot.Read(order, shop.TimeZone);
            }
        }

        return all;
    }

    private static IEnumerable<JsonElement> Orders(JsonAnswer answer) =>
        Rows.Problem(answer, "orders") is { } problem ? throw new MarketplaceException(MarketplaceFailure.Unreadable, problem) : answer.Root.List("orders");
}

/// <summary>When the buyer wants it brought.</summary>
internal readonly record struct DeliverySlot(DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>The marketplace names no zone: the seller brings it in his own. A day without hours is the whole day.</summary>
    public static DeliverySlot Read(JsonElement order, string zone)
    {
        if (!DateOnly.TryParse(order.Word("dDate"), CultureInfo.InvariantCulture, out var day))
        {
            return default;
        }

        return new DeliverySlot(At(order.Word("dTimeFrom"), zone, day, TimeOnly.MinValue), At(order.Word("dTimeTo"), zone, day, new TimeOnly(23, 59)));
    }

    private static DateTimeOffset At(string? hour, string zone, DateOnly day, TimeOnly otherwise)
    {
        var local = day.ToDateTime(TimeOnly.TryParse(hour, CultureInfo.InvariantCulture, out var time) ? time : otherwise);
        var offset = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known.GetUtcOffset(local) : MoscowTime.Offset;
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
