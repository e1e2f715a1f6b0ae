using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Puts the Wildberries connector together.</summary>
public static class WildberriesSetup
{
    public static IServiceCollection AddWildberries(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMarketplaceCalls(WildberriesClient.Name, configuration);
        services.AddSingleton(provider => new WildberriesClient(provider.GetRequiredService<MarketplaceCalls>(), configuration, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new WildberriesOrderFeed(
            provider.GetRequiredService<WildberriesClient>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<WildberriesOrderFeed>>()));
        services.AddSingleton(provider => ConnectorOf(
            provider.GetRequiredService<WildberriesClient>(), provider.GetRequiredService<WildberriesOrderFeed>(), configuration, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static Connector ConnectorOf(WildberriesClient client, WildberriesOrderFeed orders, IConfiguration configuration, TimeProvider clock) =>
        new(Marketplace.Wildberries, new WildberriesKey(client))
        {
            Reviews = new WildberriesReviewFeed(client, configuration, clock),
            Questions = new WildberriesQuestionFeed(client, configuration, clock),
            Orders = orders,
            Replies = new WildberriesReplies(client),
        };
}
