using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>Puts the Yandex Market connector together.</summary>
public static class YandexSetup
{
    public static IServiceCollection AddYandexMarket(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMarketplaceCalls(YandexClient.Name, configuration);
        services.AddSingleton(provider => new YandexClient(provider.GetRequiredService<MarketplaceCalls>(), configuration, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => ConnectorOf(provider.GetRequiredService<YandexClient>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static Connector ConnectorOf(YandexClient client, TimeProvider clock) => new(Marketplace.YandexMarket, new YandexKey(client))
    {
        Reviews = new YandexReviewFeed(client, clock),
        Questions = new YandexQuestionFeed(client, clock),
        Chats = new YandexChatFeed(client, clock),
        Orders = new YandexOrderFeed(client, clock),
        Returns = new YandexReturnFeed(client, clock),
        Products = new YandexCardFeed(client, clock),
        Funnel = new YandexFunnelFeed(client, clock),
        Quality = new YandexQualityFeed(client, clock),
        Replies = new YandexReplies(client),
        ChatMessages = new YandexChats(client),
        Decisions = new YandexDecisions(client),
        Pushes = new YandexPushes(),
    };
}
