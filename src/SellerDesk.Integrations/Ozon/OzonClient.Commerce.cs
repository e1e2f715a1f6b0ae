using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>Which postings of the seller's own warehouse to list.</summary>
/// <param name="Since">By the beginning of processing; with <paramref name="To"/> at most a year.</param>
/// <param name="ChangedFrom">Only those whose status changed after it.</param>
internal sealed record PostingQuery(DateTimeOffset Since, DateTimeOffset To)
{
    public DateTimeOffset? ChangedFrom { get; init; }

    public DateTimeOffset? ChangedTo { get; init; }

    public IReadOnlyList<string>? Statuses { get; init; }

    public IReadOnlyList<string>? OrderNumbers { get; init; }
}

/// <summary>Orders, returns, cards and figures.</summary>
internal sealed partial class OzonClient
{
    public const int ReturnLimit = 500;
    public const int ClaimLimit = 100;
    public const int CardLimit = 500;
    public const int FunnelLimit = 1000;

    private static readonly string[] AnyGroup = ["All"];
    private static readonly string[] FunnelDimensions = ["sku", "day"];

    public Task<JsonAnswer> FbsAsync(ShopAccess shop, PostingQuery query, string? cursor, CancellationToken cancel)
    {
        var filter = Body(
            ("since", Time(query.Since)), ("to", Time(query.To)), ("statuses", query.Statuses), ("order_numbers", query.OrderNumbers),
            ("last_changed_status_date", Period("from", "to", query.ChangedFrom, query.ChangedTo)));
        return ReadAsync(shop, new OzonCall("v4/posting/fbs/list", Body(("filter", filter), ("cursor", cursor), ("limit", ListLimit), ("sort_dir", "ASC"), ("with", WithAnalytics()))), cancel);
    }

    /// <summary>One posting with the moment of its delivery, which lists do not tell.</summary>
    public Task<JsonAnswer> FbsOneAsync(ShopAccess shop, string number, CancellationToken cancel) =>
        ReadAsync(shop, new OzonCall("v3/posting/fbs/get", Body(("posting_number", number), ("with", Body(("analytics_data", true)))), MayBeMissing: true), cancel);

    public Task<JsonAnswer> FboAsync(ShopAccess shop, DateTimeOffset since, DateTimeOffset to, IReadOnlyList<string>? orderNumbers, string? cursor, CancellationToken cancel) => ReadAsync(shop, new OzonCall("v3/posting/fbo/list", Body(
        ("filter", Body(("since", Time(since)), ("to", Time(to)), ("order_numbers", orderNumbers))), ("cursor", cursor), ("limit", ListLimit), ("sort_dir", "ASC"), ("with", WithAnalytics()))), cancel);

    /// <param name="changedFrom">Null: all.</param>
    public Task<JsonAnswer> ReturnsAsync(ShopAccess shop, DateTimeOffset? changedFrom, DateTimeOffset? changedTo, long? lastId, CancellationToken cancel)
    {
        var filter = changedFrom is null ? null : Body(("visual_status_change_moment", Period("time_from", "time_to", changedFrom, changedTo)));
        return ReadAsync(shop, new OzonCall("v1/returns/list", Body(("filter", filter), ("limit", ReturnLimit), ("last_id", lastId))), cancel);
    }

    public Task<JsonAnswer> ClaimsAsync(ShopAccess shop, IReadOnlyList<string> groups, DateTimeOffset? from, DateTimeOffset? to, long? lastId, CancellationToken cancel) =>
        ReadAsync(shop, new OzonCall("v2/returns/rfbs/list", Body(
            ("filter", Body(("group_state", groups), ("created_at", Period("from", "to", from, to)))), ("last_id", lastId), ("limit", ClaimLimit))), cancel);

    public Task<JsonAnswer> ClaimAsync(ShopAccess shop, string id, CancellationToken cancel) =>
        ReadAsync(shop, new OzonCall("v2/returns/rfbs/get", Body(("return_id", Number(id))), MayBeMissing: true), cancel);

    public Task<JsonAnswer> ClaimsOfAsync(ShopAccess shop, string posting, CancellationToken cancel) => ReadAsync(shop, new OzonCall(
        "v2/returns/rfbs/list", Body(("filter", Body(("posting_number", posting), ("group_state", AnyGroup))), ("limit", ClaimLimit)), CallUrgency.Answer), cancel);

    public async Task DecideClaimAsync(ShopAccess shop, string id, ReturnCall decision, CancellationToken cancel)
    {
        using var answer = await WriteAsync(shop, Asked("v1/returns/rfbs/action/set", Body(
            ("return_id", Number(id)), ("id", Number(decision.Code)), ("comment", decision.Comment), ("compensation_amount", decision.Amount),
            ("rejection_reason_id", decision.Reason is { Length: > 0 } reason ? Number(reason) : null))), cancel);
    }

    /// <param name="state">ALL, ON_APPROVAL, APPROVED or REJECTED.</param>
    public Task<JsonAnswer> CancellationsAsync(ShopAccess shop, string state, long? lastId, CancellationToken cancel) => ReadAsync(shop, new OzonCall("v2/conditional-cancellation/list", Body(
        ("filters", Body(("state", state))), ("last_id", lastId), ("limit", ReturnLimit), ("with", Body(("counter", true))))), cancel);

    /// <param name="verb">approve or reject.</param>
    public async Task DecideCancellationAsync(ShopAccess shop, string id, string verb, string? comment, CancellationToken cancel)
    {
        using var answer = await WriteAsync(shop, Asked($"v2/conditional-cancellation/{verb}", Body(("cancellation_id", Number(id)), ("comment", comment))), cancel);
    }

    /// <param name="visibility">ALL (all but the archive) or ARCHIVED.</param>
    public Task<JsonAnswer> ProductsAsync(ShopAccess shop, string visibility, string? lastId, CancellationToken cancel) =>
        ReadAsync(shop, new OzonCall("v3/product/list", Body(("filter", Body(("visibility", visibility))), ("last_id", lastId ?? ""), ("limit", CardLimit))), cancel);

    public Task<JsonAnswer> ProductInfoAsync(ShopAccess shop, IReadOnlyList<string> productIds, CancellationToken cancel) =>
        ReadAsync(shop, new OzonCall("v3/product/info/list", Body(("product_id", productIds))), cancel);

    public Task<JsonAnswer> AttributesAsync(ShopAccess shop, IReadOnlyList<string> productIds, string visibility, CancellationToken cancel) => ReadAsync(shop, new OzonCall("v4/product/info/attributes", Body(
        ("filter", Body(("product_id", productIds), ("visibility", visibility))), ("limit", CardLimit), ("sort_dir", "asc"))), cancel);

    public Task<JsonAnswer> DescriptionAsync(ShopAccess shop, string productId, CancellationToken cancel) =>
        ReadAsync(shop, new OzonCall("v1/product/info/description", Body(("product_id", Number(productId))), MayBeMissing: true), cancel);

    public Task<JsonAnswer> ContentRatingsAsync(ShopAccess shop, IReadOnlyList<string> skus, CancellationToken cancel) =>
        ReadAsync(shop, new OzonCall("v1/product/rating-by-sku", Body(("skus", skus)), MayBeMissing: true), cancel);

    public Task<JsonAnswer> AnalyticsAsync(ShopAccess shop, DateOnly from, DateOnly to, IReadOnlyList<string> metrics, long offset, CancellationToken cancel) =>
        ReadAsync(shop, new OzonCall("v1/analytics/data", Body(
            ("date_from", Day(from)), ("date_to", Day(to)), ("dimension", FunnelDimensions), ("metrics", metrics), ("filters", Array.Empty<object>()),
            ("sort", new[] { Body(("key", metrics[0]), ("order", "DESC")) }), ("limit", FunnelLimit), ("offset", offset))), cancel);

    public Task<JsonAnswer> RatingsAsync(ShopAccess shop, CancellationToken cancel) => ReadAsync(shop, new OzonCall("v1/rating/summary", Body()), cancel);

    /// <summary>Its promised times and its warehouse; town and region, which come with them, are not read (docs/personal-data.md).</summary>
    private static Dictionary<string, object> WithAnalytics() => Body(("analytics_data", true), ("barcodes", null), ("financial_data", false), ("legal_info", false));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
