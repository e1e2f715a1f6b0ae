using SellerDesk.Application.Shops;

namespace SellerDesk.Web.Shops;

/// <summary>Use cases and queries of the shops' pages, their health check, and with the demo on the demo shops.</summary>
public static class ShopsSetup
{
    public static IServiceCollection AddDeskShops(this IServiceCollection services, bool runsJobs)
    {
        services.AddSingleton<AddShop>();
        services.AddSingleton<ChangeShop>();
        services.AddSingleton<PauseShop>();
        services.AddSingleton<ResumeShop>();
        services.AddSingleton<PauseFeed>();
        services.AddSingleton<ResumeFeed>();
        services.AddSingleton<RunFeedNow>();
        services.AddSingleton<RetrySetAside>();
        services.AddSingleton<TryKey>();
        services.AddSingleton<LookAtAbilities>();
        services.AddSingleton<LookAtAbilitiesJob>();
        services.AddSingleton<MarketplaceChoices>();
        services.AddSingleton<FeedLateness>();
        services.AddSingleton<ForgetFeedRunsJob>();
        services.AddSingleton<ReceivePush>();
        services.AddSingleton<PushBell>();
        services.AddSingleton<ProcessPushesJob>();
        services.AddSingleton<ForgetPushesJob>();
        services.AddSingleton<PushAddress>();
        services.AddSingleton<PublicUrl>();
        services.AddScoped<PushBoard>();
        services.AddSingleton<OfferNewFeeds>();
        services.AddSingleton<DemoShops>();
        services.AddSingleton<DemoPushes>();
        services.AddScoped<SyncBoard>();
        services.AddScoped<FeedHistory>();
        services.AddScoped<LagDay>();
        services.AddScoped<ShopLacks>();
        services.AddScoped<SetAsideList>();
        services.AddHostedService<ShopsStart>();
        if (runsJobs)
        {
            services.AddHostedService<PushWatch>();
        }

        services.AddHealthChecks().AddCheck<FeedHealth>("feeds");
        return services;
    }
}
