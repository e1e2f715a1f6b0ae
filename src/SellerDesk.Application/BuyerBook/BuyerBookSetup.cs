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
        services.AddSingleton<MergeBuyers>();
        services.AddSingleton<SplitBuyer>();
        services.AddSingleton<UndoBuyerMove>();
        services.AddSingleton<KeepApart>();
        services.AddScoped<RecordConsent>();
        services.AddSingleton<ConsentBook>();
        services.AddSingleton<ExportBuyer>();
        services.AddSingleton<EraseBuyer>();
        return services;
    }
}
