using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Orders of sellers who deliver themselves, assembly orders of old, and the live feed of all orders. Buyers' names and telephones are not asked for.</summary>
internal sealed partial class WildberriesClient
{
    public Task<JsonAnswer> NewDeliveriesAsync(ShopAccess shop, CancellationToken cancel) => ReadAsync(shop, Delivery(HttpMethod.Get, "api/v3/dbs/orders/new"), cancel);

    /// <summary>Those that are over, by creation, at most 30 days.</summary>
    public Task<JsonAnswer> DeliveriesAsync(ShopAccess shop, int limit, long next, long from, long to, CancellationToken cancel) =>
        ReadAsync(shop, Delivery(HttpMethod.Get, Invariant($"api/v3/dbs/orders?limit={limit}&next={next}&dateFrom={from}&dateTo={to}")), cancel);

    public Task<JsonAnswer> DeliveryStatusesAsync(ShopAccess shop, IReadOnlyList<long> ids, CancellationToken cancel) =>
        ReadAsync(shop, Delivery(HttpMethod.Post, "api/marketplace/v3/dbs/orders/status/info") with { Body = new { ordersIds = ids } }, cancel);

    public Task<JsonAnswer> DeliveryDatesAsync(ShopAccess shop, IReadOnlyList<long> ids, CancellationToken cancel) =>
        ReadAsync(shop, Delivery(HttpMethod.Post, "api/v3/dbs/orders/delivery-date") with { Body = new { orders = ids } }, cancel);

    /// <summary>Assembly orders made more than three months ago, by the month of their creation.</summary>
    public Task<JsonAnswer> ArchivedOrdersAsync(ShopAccess shop, int year, int month, int limit, long next, CancellationToken cancel) =>
        ReadAsync(shop, Assembly(HttpMethod.Get, Invariant($"api/marketplace/v3/fbs/orders/archive?year={year}&month={month}&next={next}&limit={limit}")), cancel);

    /// <param name="snapshot">As the first page of one reading gave it; null for that first page.</param>
    public Task<JsonAnswer> OrderFeedAsync(ShopAccess shop, DateTimeOffset from, int limit, int offset, string? snapshot, CancellationToken cancel)
    {
        object pagination = snapshot is null ? new { offset, limit } : new { snapshotTime = snapshot, offset, limit };
        var start = from.ToOffset(MoscowTime.Offset).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
        return ReadAsync(shop, Analytics(HttpMethod.Post, "api/analytics/v1/order-feed", LimitGroup.OrderFeed) with { Body = new { selectedPeriod = new { start }, pagination } }, cancel);
    }

    private static WildberriesCall Delivery(HttpMethod method, string path) => new(method, WildberriesHost.Marketplace, path, LimitGroup.DbsOrders, WildberriesToken.Marketplace);
}
