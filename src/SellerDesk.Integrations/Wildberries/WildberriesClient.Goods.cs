using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Cards, the sales funnel and ratings. POSTs here only ask: they are retried like any read.</summary>
internal sealed partial class WildberriesClient
{
    /// <param name="after">The cursor of the page before; null: from the beginning.</param>
    public Task<JsonAnswer> CardsAsync(ShopAccess shop, int limit, (string UpdatedAt, long NmId)? after, CancellationToken cancel)
    {
        object cursor = after is { } known ? new { limit, updatedAt = known.UpdatedAt, nmID = known.NmId } : new { limit };
        var body = new { settings = new { sort = new { ascending = true }, filter = new { withPhoto = -1 }, cursor } };
        return ReadAsync(shop, new WildberriesCall(HttpMethod.Post, WildberriesHost.Content, "content/v2/get/cards/list", LimitGroup.Cards, WildberriesToken.Content, body), cancel);
    }

    /// <summary>Every card with its period's sums, those with most visits first.</summary>
    public Task<JsonAnswer> FunnelProductsAsync(ShopAccess shop, DateOnly from, DateOnly to, int limit, int offset, CancellationToken cancel)
    {
        var body = new { selectedPeriod = Period(from, to), orderBy = new { field = "openCard", mode = "desc" }, limit, offset };
        return ReadAsync(shop, Analytics(HttpMethod.Post, "api/analytics/v3/sales-funnel/products", LimitGroup.FunnelProducts) with { Body = body }, cancel);
    }

    /// <summary>Day by day, the last week at most, 20 cards at most.</summary>
    public Task<JsonAnswer> FunnelHistoryAsync(ShopAccess shop, DateOnly from, DateOnly to, IReadOnlyList<long> nmIds, CancellationToken cancel)
    {
        var body = new { selectedPeriod = Period(from, to), nmIds, aggregationLevel = "day" };
        return ReadAsync(shop, Analytics(HttpMethod.Post, "api/analytics/v3/sales-funnel/products/history", LimitGroup.FunnelHistory) with { Body = body }, cancel);
    }

    /// <summary>Asks for a report of up to a year. The number is ours: asking twice for one makes one report.</summary>
    public async Task AskFunnelReportAsync(ShopAccess shop, Guid id, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var parameters = new { startDate = MoscowTime.Text(from), endDate = MoscowTime.Text(to), timezone = "Europe/Moscow", aggregationLevel = "day", skipDeletedNm = false };
        var body = new { id, reportType = "DETAIL_HISTORY_REPORT", @params = parameters };
        using var answer = await ReadAsync(shop, Analytics(HttpMethod.Post, "api/v2/nm-report/downloads", LimitGroup.ReportCreate) with { Body = body }, cancel);
    }

    /// <param name="id">Null: all reports.</param>
    public Task<JsonAnswer> FunnelReportsAsync(ShopAccess shop, Guid? id, CancellationToken cancel) =>
        ReadAsync(shop, Analytics(HttpMethod.Get, "api/v2/nm-report/downloads" + (id is { } one ? $"?filter%5BdownloadIds%5D={one}" : ""), LimitGroup.ReportList), cancel);

    /// <summary>A ZIP with one CSV file.</summary>
    public Task<byte[]> FunnelReportFileAsync(ShopAccess shop, Guid id, CancellationToken cancel) =>
        ReadBytesAsync(shop, Analytics(HttpMethod.Get, $"api/v2/nm-report/downloads/file/{id}", LimitGroup.ReportFile), cancel);

    /// <summary>The seller's own figures; one card is the least that can be asked for with them.</summary>
    public Task<JsonAnswer> ItemRatingAsync(ShopAccess shop, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var body = new { currentPeriod = Period(from, to), orderBy = new { field = "feedbackCount", mode = "desc" }, limit = 1, offset = 0 };
        return ReadAsync(shop, Analytics(HttpMethod.Post, "api/analytics/v2/item-rating", LimitGroup.ItemRating) with { Body = body }, cancel);
    }

    /// <summary>For service tokens alone.</summary>
    public Task<JsonAnswer> SellerRatingAsync(ShopAccess shop, CancellationToken cancel) =>
        ReadAsync(shop, Feedbacks("api/common/v1/rating") with { Group = LimitGroup.SellerRating }, cancel);

    public Task<JsonAnswer> SellerInfoAsync(ShopAccess shop, CancellationToken cancel) =>
        ReadAsync(shop, new WildberriesCall(HttpMethod.Get, WildberriesHost.Common, "api/v1/seller-info", LimitGroup.SellerInfo, null), cancel);

    private static WildberriesCall Analytics(HttpMethod method, string path, LimitGroup group) => new(method, WildberriesHost.Analytics, path, group, WildberriesToken.Analytics);

    private static object Period(DateOnly from, DateOnly to) => new { start = MoscowTime.Text(from), end = MoscowTime.Text(to) };
}
