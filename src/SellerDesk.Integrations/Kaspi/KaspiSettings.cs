using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>Where and how Kaspi is called for one shop.</summary>
internal sealed class KaspiSettings(ShopAccess shop, IConfiguration configuration)
{
    private const string Vendors = "https://kaspi.kz/shop/api";

    /// <summary>Its firewall lets callers hang that do not look like a browser.</summary>
    private const string BrowserLike = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 SellerDesk";

    private const double ShortTimeout = 15;
    private const int LargestPage = 100;

    private readonly CallSettings settings = new(shop, configuration);

    public Uri Host => settings.Host("BaseUrl", Vendors);

    public string UserAgent => settings.Find("UserAgent")?.Trim() ?? BrowserLike;

    public TimeSpan Timeout => TimeSpan.FromSeconds(settings.Number("TimeoutSeconds") ?? ShortTimeout);

    public int PageSize => Math.Clamp(settings.PageSize ?? LargestPage, 1, LargestPage);

    /// <summary>Kaspi publishes no limit: one call a second is what nobody has complained of.</summary>
    public TimeSpan Between => TimeSpan.FromSeconds(settings.Number("SecondsBetweenCalls") ?? 1);
}
