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
        services.AddSingleton<OwnTexts>();
        services.AddSingleton<LearnModel>();
        services.AddSingleton<LearnModelJob>();
        services.AddSingleton<ReturnToBase>();
        services.AddSingleton<ModelBoard>();
        services.AddScoped<ExplainReading>();
        services.AddScoped<CorrectReading>();
        return services;
    }
}
