using SellerDesk.Application.Reading;

namespace SellerDesk.Web.Reading;

/// <summary>Registers the reading of buyers' texts.</summary>
public static class ReadingSetup
{
    public static IServiceCollection AddDeskReading(this IServiceCollection services)
    {
        services.AddSingleton<CurrentModel>();
        services.AddSingleton<ModelShelf>();
        services.AddSingleton<ReadTextsJob>();
        return services;
    }
}
