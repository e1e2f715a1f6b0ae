using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Puts the Wildberries connector together.</summary>
public static class WildberriesSetup
{
    /// <summary>An answer of 80,000 report rows is some 80 MB; beyond this something is wrong.</summary>
    private const long LargestAnswer = 256L * 1024 * 1024;

    public static IServiceCollection AddWildberries(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RateGovernor>();
        Add(services, WildberriesClient.ForReads, keepConnections: true);
        Add(services, WildberriesClient.ForWrites, keepConnections: false);
        services.AddSingleton(provider => new WildberriesClient(
            provider.GetRequiredService<IHttpClientFactory>(), configuration, provider.GetRequiredService<RateGovernor>(), provider.GetRequiredService<TimeProvider>()));
        services.AddLogging();
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

    /// <summary>
    /// A write never goes out on a kept connection: one that the host closed meanwhile would break with no way to tell whether the answer went.
    /// No redirects, which would carry the token elsewhere; no logging of requests, whose headers hold it. Time limits are the client's own.
    /// </summary>
    private static void Add(IServiceCollection services, string name, bool keepConnections) => services
        .AddHttpClient(name, http =>
        {
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.MaxResponseContentBufferSize = LargestAnswer;
            http.DefaultRequestHeaders.ConnectionClose = keepConnections ? null : true;
            http.DefaultRequestHeaders.UserAgent.ParseAdd("SellerDesk");
        })
        .RemoveAllLoggers()
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = keepConnections ? TimeSpan.FromMinutes(5) : TimeSpan.Zero,
            UseCookies = false,
        });
}
