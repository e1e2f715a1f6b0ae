using System.Globalization;
using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Where and how Wildberries is called for one shop: the shop's settings, over the configuration's, over the vendor's own.</summary>
internal sealed class WildberriesSettings
{
    private const string Section = "Marketplaces:Wildberries:";

    private static readonly Dictionary<WildberriesHost, string> Vendor = new()
    {
        [WildberriesHost.Feedbacks] = "https://feedbacks-api.wildberries.ru",
        [WildberriesHost.Chat] = "https://buyer-chat-api.wildberries.ru",
        [WildberriesHost.Returns] = "https://returns-api.wildberries.ru",
        [WildberriesHost.Marketplace] = "https://marketplace-api.wildberries.ru",
        [WildberriesHost.Content] = "https://content-api.wildberries.ru",
        [WildberriesHost.Analytics] = "https://seller-analytics-api.wildberries.ru",
        [WildberriesHost.Statistics] = "https://statistics-api.wildberries.ru",
        [WildberriesHost.Common] = "https://common-api.wildberries.ru",
    };

    private readonly IReadOnlyDictionary<string, string> shop;
    private readonly IConfiguration configuration;

    public WildberriesSettings(ShopAccess shop, IConfiguration configuration)
    {
        this.shop = shop.Settings;
        this.configuration = configuration;
    }

    /// <summary>Before the token: nothing by the published description, <c>Bearer</c> by some of the vendor's articles.</summary>
    public string AuthorizationPrefix => Find("AuthorizationPrefix")?.Trim() is { Length: > 0 } prefix ? prefix + " " : "";

    public TimeSpan Timeout => TimeSpan.FromSeconds(Number("TimeoutSeconds") ?? 40);

    /// <summary>Items asked for in one call; null leaves it to the kind of token.</summary>
    public int? PageSize => (int?)Number("PageSize");

    /// <summary>A path of a host; the host's address may itself have a path (<c>http://127.0.0.1:5090/wb/feedbacks</c>).</summary>
    public Uri Url(WildberriesHost host, string path)
    {
        var address = Find($"{host}Url") ?? Vendor[host];
        return Uri.TryCreate($"{address.Trim().TrimEnd('/')}/{path.TrimStart('/')}", UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new MarketplaceException(MarketplaceFailure.Unavailable, $"{host}Url: \"{address}\" is no web address");
    }

    private double? Number(string name) =>
        double.TryParse(Find(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private string? Find(string name) => NotBlank(shop.GetValueOrDefault(name)) ?? NotBlank(configuration[Section + name]);

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
