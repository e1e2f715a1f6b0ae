using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.BuyerBook;

/// <summary>Registers the pages of buyers and what is done there.</summary>
public static class BuyerBookSetup
{
    public static IServiceCollection AddDeskBuyers(this IServiceCollection services)
    {
        services.AddSingleton<BuyerCounters>();
        services.AddScoped<BuyerCounting>();
        services.AddScoped<BuyerTable>();
        services.AddScoped<BuyerCard>();
        services.AddScoped<BuyerOf>();
        return services;
    }
}
