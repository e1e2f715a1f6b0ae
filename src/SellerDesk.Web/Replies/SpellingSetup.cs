using SellerDesk.Application.Replies.Spelling;

namespace SellerDesk.Web.Replies;

internal static class SpellingSetup
{
    public static IServiceCollection AddDeskSpelling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Spelling").Get<SpellingSettings>() ?? new SpellingSettings());
        services.AddSingleton<InstalledDictionary>();
        services.AddSingleton<OwnWords>();
        services.AddSingleton<SpellingCheck>();
        services.AddSingleton<LearnProductWordsJob>();
        services.AddSingleton<KeepSpellingWord>();
        return services;
    }
}
