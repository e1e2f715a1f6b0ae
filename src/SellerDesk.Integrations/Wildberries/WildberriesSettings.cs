using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Where and how Wildberries is called for one shop.</summary>
internal sealed class WildberriesSettings(ShopAccess shop, IConfiguration configuration)
{
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

    private readonly CallSettings settings = new(shop, configuration);

    /// <summary>Before the token: nothing by the published description, <c>Bearer</c> by some of the vendor's articles.</summary>
    public string AuthorizationPrefix => settings.Find("AuthorizationPrefix")?.Trim() is { Length: > 0 } prefix ? prefix + " " : "";

    public TimeSpan Timeout => settings.Timeout;

    /// <summary>Items asked for in one call; null leaves it to the kind of token.</summary>
    public int? PageSize => settings.PageSize;

    public Uri Host(WildberriesHost host) => settings.Host($"{host}Url", Vendor[host]);
}
