using Microsoft.Extensions.Configuration;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Integrations.Http;

/// <summary>Hosts that the settings of a shop, or of its marketplace, name themselves: a simulator or a proxy inside the desk's own network.</summary>
internal sealed class PhotoHosts(IConfiguration configuration)
{
    public bool Has(Shop shop, Uri address) => shop.Settings.Values.Concat(configuration.GetSection($"Marketplaces:{shop.Marketplace}").AsEnumerable().Select(pair => pair.Value))
        .Any(value => Uri.TryCreate(value, UriKind.Absolute, out var named) && named.Scheme is "http" or "https" && named.Authority == address.Authority);
}
