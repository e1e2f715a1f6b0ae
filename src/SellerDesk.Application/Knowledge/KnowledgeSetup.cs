using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Knowledge.Automation;
using SellerDesk.Application.Knowledge.Praise;
using SellerDesk.Application.Knowledge.Questions;

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
        services.AddSingleton<AutomationOptions>();
        services.AddSingleton<ProposalWriter>();
        services.AddSingleton<Proposer>();
        services.AddSingleton<ProposalJudge>();
        services.AddSingleton<ProposalFollow>();
        services.AddSingleton<ProposeAnswersJob>();
        services.AddSingleton<LetArticle>();
        services.AddScoped<JudgeProposal>();
        services.AddScoped<AutomaticBoard>();
        services.AddSingleton<ClusterFigures>();
        services.AddSingleton<FindFrequentQuestionsJob>();
        services.AddScoped<FrequentQuestions>();
        services.AddSingleton<PraiseTexts>();
        services.AddSingleton<PraiseDeeds>();
        services.AddSingleton<PraisePause>();
        services.AddSingleton<PraiseAnswer>();
        services.AddSingleton<AnswerPraiseJob>();
        services.AddSingleton<SavePraiseRule>();
        services.AddScoped<PraisePreview>();
        return services;
    }
}
