using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Claims of buyers, and goods on their way back.</summary>
internal sealed partial class WildberriesClient
{
    public Task<JsonAnswer> ClaimsAsync(ShopAccess shop, bool isArchive, int limit, int offset, CancellationToken cancel) =>
        ReadAsync(shop, Claims(HttpMethod.Get, Invariant($"api/v1/claims?is_archive={(isArchive ? "true" : "false")}&limit={limit}&offset={offset}"), LimitGroup.Claims), cancel);

    public Task<JsonAnswer> ClaimAsync(ShopAccess shop, bool isArchive, string id, CancellationToken cancel) =>
        ReadAsync(shop, Claims(HttpMethod.Get, $"api/v1/claims?is_archive={(isArchive ? "true" : "false")}&id={Uri.EscapeDataString(id)}", LimitGroup.Claims) with { Urgency = CallUrgency.Answer }, cancel);

    public Task AnswerClaimAsync(ShopAccess shop, string id, string action, string? comment, CancellationToken cancel)
    {
        object body = comment is null ? new { id, action } : new { id, action, comment };
        return WriteAsync(shop, Claims(HttpMethod.Patch, "api/v1/claim", LimitGroup.ClaimAnswer) with { Body = body, Urgency = CallUrgency.Answer }, cancel);
    }

    /// <summary>At most 31 days.</summary>
    public Task<JsonAnswer> GoodsReturnsAsync(ShopAccess shop, DateOnly from, DateOnly to, CancellationToken cancel) =>
        ReadAsync(shop, Analytics(HttpMethod.Get, $"api/v1/analytics/goods-return?dateFrom={MoscowTime.Text(from)}&dateTo={MoscowTime.Text(to)}", LimitGroup.GoodsReturn), cancel);

    private static WildberriesCall Claims(HttpMethod method, string path, LimitGroup group) => new(method, WildberriesHost.Returns, path, group, WildberriesToken.Returns);
}
