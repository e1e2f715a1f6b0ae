using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>Where and how Yandex Market is called for one shop.</summary>
internal sealed class YandexSettings(ShopAccess shop, IConfiguration configuration)
{
    private const string Vendors = "https://api.partner.market.yandex.ru";

    private readonly CallSettings settings = new(shop, configuration);

    public Uri Host => settings.Host("BaseUrl", Vendors);

    public TimeSpan Timeout => settings.Timeout;

    /// <summary>The cabinet; null until it was found or set.</summary>
    public string? BusinessId => settings.Find(YandexSettingNames.BusinessId)?.Trim();

    /// <summary>The cabinet's shops; empty until they were found.</summary>
    public IReadOnlyList<string> CampaignIds => ChosenCampaignIds is { Count: > 0 } chosen ? chosen : Listed(YandexSettingNames.CampaignIds);

    /// <summary>Empty: all shops of the cabinet.</summary>
    public IReadOnlyList<string> ChosenCampaignIds => Listed(YandexSettingNames.OnlyCampaignIds);

    /// <summary>Items of one page: never more than the method takes.</summary>
    public int PageSize(int most) => settings.PageSize is { } wanted ? Math.Clamp(wanted, 1, most) : most;

    private string[] Listed(string name) => (settings.Find(name) ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Names of a shop's settings that tell which cabinet and shops of the seller it is.</summary>
internal static class YandexSettingNames
{
    public const string BusinessId = "BusinessId";

    /// <summary>All shops of the cabinet, as found by looking.</summary>
    public const string CampaignIds = "CampaignIds";

    /// <summary>Only these of them, where the seller wants it so.</summary>
    public const string OnlyCampaignIds = "OnlyCampaignIds";
}
