using System.Globalization;
using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Http;

/// <summary>How a marketplace is called for one shop: the shop's settings, over the configuration's (<c>Marketplaces:Ozon:…</c>), over the vendor's own.</summary>
internal sealed class CallSettings(ShopAccess shop, IConfiguration configuration)
{
    private const double UsualTimeout = 40;

    private readonly string section = $"Marketplaces:{shop.Marketplace}:";

    public TimeSpan Timeout => TimeSpan.FromSeconds(Number("TimeoutSeconds") ?? UsualTimeout);

    /// <summary>Items asked for in one call; null leaves it to the client.</summary>
    public int? PageSize => (int?)Number("PageSize");

    /// <summary>A host's address, which may itself have a path (<c>http://127.0.0.1:5090/wb/feedbacks</c>); ends with a slash.</summary>
    public Uri Host(string setting, string vendors)
    {
        var address = Find(setting) ?? vendors;
        return Uri.TryCreate(address.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var host) && host.Scheme is "http" or "https"
            ? host
            : throw new MarketplaceException(MarketplaceFailure.Unavailable, $"{setting}: \"{address}\" is no web address");
    }

    public double? Number(string name) =>
        double.TryParse(Find(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    public string? Find(string name) => NotBlank(shop.Settings.GetValueOrDefault(name)) ?? NotBlank(configuration[section + name]);

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
