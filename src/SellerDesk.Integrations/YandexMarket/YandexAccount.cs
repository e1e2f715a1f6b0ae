using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>One shop of a cabinet.</summary>
/// <param name="Model">FBS, FBY, DBS …</param>
internal sealed record YandexCampaign(string Id, string? Name, string Business, string? BusinessName, string? Model, string? Availability);

/// <summary>Which cabinet and which of its shops a key is used for.</summary>
internal sealed record YandexAccount(string Business, string? Name, IReadOnlyList<string> Campaigns)
{
    private const int MostPages = 50;

    /// <summary>From the shop's settings where they were found already, otherwise by asking, once in a while.</summary>
    public static async Task<YandexAccount> OfAsync(YandexClient client, ShopAccess shop, CancellationToken cancel)
    {
        var settings = client.Settings(shop);
        if (settings is { BusinessId: { } business, CampaignIds: { Count: > 0 } campaigns })
        {
            return new YandexAccount(business, null, campaigns);
        }

        var found = await client.Accounts.GetAsync($"{settings.Host} {YandexApiKey.Read(shop.Key).Fingerprint} {settings.BusinessId}", async () => Choose(await CampaignsAsync(client, shop, cancel), settings.BusinessId));
        return settings.ChosenCampaignIds is { Count: > 0 } chosen ? found with { Campaigns = chosen } : found;
    }

    /// <summary>The setting decides; without it, a key that opens one cabinet is clear.</summary>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.Refused"/>, naming the cabinets to choose from.</exception>
    public static YandexAccount Choose(IReadOnlyList<YandexCampaign> campaigns, string? wanted)
    {
        var cabinets = campaigns.GroupBy(campaign => campaign.Business).ToList();
        var names = string.Join(", ", cabinets.Select(cabinet => $"{cabinet.Key} ({cabinet.First().BusinessName ?? cabinet.First().Name})"));
        var chosen = wanted is null && cabinets.Count == 1 ? cabinets[0] : cabinets.Find(cabinet => cabinet.Key == wanted);
        return chosen is not null
            ? new YandexAccount(chosen.Key, chosen.First().BusinessName, [.. chosen.Select(campaign => campaign.Id).Distinct()])
            : throw new MarketplaceException(MarketplaceFailure.Refused, cabinets.Count == 0
                ? "the key opens no shop"
                : wanted is null ? $"the key opens several cabinets, set {YandexSettingNames.BusinessId} to one of: {names}" : $"{YandexSettingNames.BusinessId} {wanted} is not one of: {names}");
    }

    public static async Task<List<YandexCampaign>> CampaignsAsync(YandexClient client, ShopAccess shop, CancellationToken cancel)
    {
        var campaigns = new List<YandexCampaign>();
        string? token = null;
        for (var page = 0; page < MostPages; page++)
        {
            using var answer = await client.CampaignsAsync(shop, token, cancel);
            if (answer.Problem is { } problem)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            campaigns.AddRange(Read(answer));
            var next = answer.Root.Find("paging")?.Word("nextPageToken");
            if (next is null || next == token)
            {
                break;
            }

            token = next;
        }

        return campaigns;
    }

    public static IEnumerable<YandexCampaign> Read(JsonAnswer answer) => answer.Root.List("campaigns")
        .Where(campaign => campaign.Word("id") is not null && campaign.Find("business")?.Word("id") is not null)
        .Select(campaign => new YandexCampaign(
            campaign.Word("id")!, campaign.Word("domain"), campaign.Find("business")!.Value.Word("id")!, campaign.Find("business")!.Value.Word("name"),
            campaign.Enum("placementType"), campaign.Enum("apiAvailability")));
}
