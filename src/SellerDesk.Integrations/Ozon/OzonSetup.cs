using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>Puts the Ozon connector together.</summary>
public static class OzonSetup
{
    public static IServiceCollection AddOzon(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMarketplaceCalls(OzonClient.Name, configuration);
        services.AddSingleton(provider => new OzonClient(provider.GetRequiredService<MarketplaceCalls>(), configuration, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => ConnectorOf(provider.GetRequiredService<OzonClient>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static Connector ConnectorOf(OzonClient client, TimeProvider clock) => new(Marketplace.Ozon, new OzonKey(client))
    {
        Reviews = new OzonReviewFeed(client, clock),
        Questions = new OzonQuestionFeed(client, clock),
        Chats = new OzonChatFeed(client, clock),
        Orders = new OzonOrderFeed(client, clock),
        Returns = new OzonReturnFeed(client, clock),
        Products = new OzonCardFeed(client, clock),
        Funnel = new OzonFunnelFeed(client, clock),
        Quality = new OzonQualityFeed(client, clock),
        Replies = new OzonReplies(client),
        ChatMessages = new OzonChats(client),
        Decisions = new OzonDecisions(client),
        Pushes = new OzonPushes(),
    };
}
