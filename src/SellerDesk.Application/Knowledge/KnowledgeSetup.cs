using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Knowledge;

/// <summary>Registers what the desk knows, and what it does with that by itself.</summary>
public static class KnowledgeSetup
{
    public static IServiceCollection AddDeskKnowledge(this IServiceCollection services)
    {
        services.AddSingleton<KnowledgeBook>();
        services.AddSingleton<SaveArticle>();
        services.AddSingleton<SaveDocument>();
        services.AddScoped<ArticleList>();
        services.AddScoped<ArticleCard>();
        services.AddScoped<BindingChoices>();
        services.AddScoped<DocumentList>();
        services.AddScoped<SuggestedAnswers>();
        services.AddScoped<UseArticle>();
        return services;
    }
}
