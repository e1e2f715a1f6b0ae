using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Http;

/// <summary>Registers what every marketplace's client is made of.</summary>
public static class MarketplaceSetup
{
    /// <summary>An answer of 80,000 report rows is some 80 MB; beyond this something is wrong.</summary>
    private const long LargestAnswer = 256L * 1024 * 1024;

    private const string UsualAgent = "SellerDesk";

    internal static string Reads(string client) => client + "-reads";

    internal static string Writes(string client) => client + "-writes";

    /// <summary>The calls themselves, and the two HTTP clients of one marketplace.</summary>
    /// <param name="client">The marketplace's name in the configuration: <c>Ozon</c>.</param>
    internal static IServiceCollection AddMarketplaceCalls(this IServiceCollection services, string client, IConfiguration configuration)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new RateGovernor(
            provider.GetRequiredService<TimeProvider>(), provider.GetService<RateBudgetStore>(), configuration.GetValue("Marketplaces:LimitScale", 1.0)));
        services.TryAddSingleton(provider => new ParallelGate(provider.GetRequiredService<TimeProvider>(), provider.GetService<RateBudgetStore>()));
        services.TryAddSingleton<HostBreaker>();
        services.TryAddSingleton<HttpExchange>();
        services.TryAddSingleton<MarketplaceCalls>();
        services.AddOutsideGuard(configuration);
        services.TryAddSingleton(new PhotoHosts(configuration));
        services.TryAddSingleton<IBuyerPhotos, BuyerPhotos>();
        var agent = configuration[$"Marketplaces:{client}:UserAgent"] ?? configuration["Marketplaces:UserAgent"];
        Add(services, Reads(client), agent, keepConnections: true);
        Add(services, Writes(client), agent, keepConnections: false);
        return services;
    }

    /// <summary>
    /// A write never goes out on a kept connection: one that the host closed meanwhile would break with no way to tell whether the answer went.
    /// No redirects, which would carry the key elsewhere; no logging of requests, whose headers hold it. Time limits are the call's own.
    /// </summary>
    private static void Add(IServiceCollection services, string name, string? agent, bool keepConnections) => services
        .AddHttpClient(name, http =>
        {
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.MaxResponseContentBufferSize = LargestAnswer;
            http.DefaultRequestHeaders.ConnectionClose = keepConnections ? null : true;
            http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", string.IsNullOrWhiteSpace(agent) ? UsualAgent : agent.Trim());
        })
        .RemoveAllLoggers()
        .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            ConnectCallback = PublicConnection.As(provider.GetRequiredService<InsideHosts>(), trustsWritten: true),
            PooledConnectionLifetime = keepConnections ? TimeSpan.FromMinutes(5) : TimeSpan.Zero,
            UseCookies = false,
        });
}
