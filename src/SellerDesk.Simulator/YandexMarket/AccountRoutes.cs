namespace SellerDesk.Simulator.YandexMarket;

/// <summary>What a key may do, and the shops of its cabinets.</summary>
internal static class AccountRoutes
{
    public static void Map(YandexRoutes routes)
    {
        routes.Post("/v2/auth/token", YandexMethod.Read("getAuthTokenInfo", 100, 100), TokenAsync);
        routes.Get("/v2/campaigns", YandexMethod.Read("getCampaigns", 1000, 1000), CampaignsAsync);
    }

    private static Task TokenAsync(YandexExchange call) => call.OkAsync(new
    {
        apiKey = new { name = "Стол продавца", authScopes = call.Caller.Scopes.Select(scope => scope.ToUpperInvariant().Replace(':', '_').Replace('-', '_')) },
    });

    private static Task CampaignsAsync(YandexExchange call)
    {
        var campaigns = call.Caller.Accounts.SelectMany(account => YandexIds.Campaigns.Select(one => new
        {
            domain = $"{account.TradeMark} {one.Name}",
            id = YandexIds.Campaign(account, one.Program),
            clientId = 80_000_000 + account.Index,
            business = new { id = YandexIds.Business(account), name = account.TradeMark },
            placementType = one.Name,
            apiAvailability = "AVAILABLE",
        })).ToArray();
        return call.BareAsync(new { campaigns, pager = new { total = campaigns.Length, from = 1, to = campaigns.Length, currentPage = 1, pagesCount = 1, pageSize = campaigns.Length }, paging = new { } });
    }
}
