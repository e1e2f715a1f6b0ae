using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>Puts the Kaspi connector together.</summary>
public static class KaspiSetup
{
    public static IServiceCollection AddKaspi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMarketplaceCalls(KaspiClient.Name, configuration);
        services.AddSingleton(provider => new KaspiClient(provider.GetRequiredService<MarketplaceCalls>(), configuration));
        services.AddSingleton(provider => ConnectorOf(provider.GetRequiredService<KaspiClient>(), configuration, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static Connector ConnectorOf(KaspiClient client, IConfiguration configuration, TimeProvider clock) => new(Marketplace.Kaspi, new KaspiKey(client, clock))
    {
        Reviews = new KaspiReviewFeed(client, configuration, clock),
        Orders = new KaspiOrderFeed(client, configuration, clock),
        Returns = new KaspiReturnFeed(client, configuration, clock),
        Decisions = new KaspiDecisions(client),
    };
}
