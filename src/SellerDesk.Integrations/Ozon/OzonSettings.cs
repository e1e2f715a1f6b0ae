using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>Where and how Ozon is called for one shop, and for whom.</summary>
internal sealed class OzonSettings(ShopAccess shop, IConfiguration configuration)
{
    /// <summary>Open settings of a shop; the last two are what a look at the key found.</summary>
    public const string ClientIdName = "ClientId";
    public const string SubscriptionName = "Subscription";
    public const string CompanyName = "CompanyName";

    private const string Vendor = "https://api-seller.ozon.ru";

    private readonly CallSettings settings = new(shop, configuration);

    public Uri Host => settings.Host("BaseUrl", Vendor);

    public TimeSpan Timeout => settings.Timeout;

    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.KeyRejected"/> without a client number, or with one that is none.</exception>
    public string ClientId => ClientIdOf(settings.Find(ClientIdName));

    private static string ClientIdOf(string? text)
    {
        var number = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('"' or '\'')));
        return number.Length is > 0 and <= 20 && number.All(char.IsAsciiDigit)
            ? number
            : throw new MarketplaceException(MarketplaceFailure.KeyRejected, number.Length == 0 ? "Client-Id is missing" : "Client-Id is a number, as the cabinet shows it");
    }
}
