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
        services.AddSingleton(provider => new WildberriesChats(
            provider.GetRequiredService<WildberriesClient>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<WildberriesChats>>()));
        services.AddSingleton(provider => ConnectorOf(
            provider.GetRequiredService<WildberriesClient>(), provider.GetRequiredService<WildberriesOrderFeed>(), provider.GetRequiredService<WildberriesChats>(), configuration,
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static Connector ConnectorOf(WildberriesClient client, WildberriesOrderFeed orders, WildberriesChats chats, IConfiguration configuration, TimeProvider clock) =>
        new(Marketplace.Wildberries, new WildberriesKey(client))
        {
            Reviews = new WildberriesReviewFeed(client, configuration, clock),
            Questions = new WildberriesQuestionFeed(client, configuration, clock),
            Chats = new WildberriesChatFeed(client, clock),
            Orders = orders,
            Returns = new WildberriesReturnFeed(client, clock),
            Products = new WildberriesCardFeed(client, clock),
            Funnel = new WildberriesFunnelFeed(client, clock),
            Quality = new WildberriesQualityFeed(client, clock),
            Replies = new WildberriesReplies(client),
            ChatMessages = chats,
            Decisions = new WildberriesDecisions(client),
        };
}
