using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Surveys;

/// <summary>Registers what is asked of buyers and what they answer.</summary>
public static class SurveysSetup
{
    public static IServiceCollection AddDeskSurveys(this IServiceCollection services)
    {
        services.AddSingleton<Inviting>();
        services.AddSingleton<InviteBuyersJob>();
        services.AddSingleton<InviteSegment>();
        services.AddSingleton<RemakeSurveyDaysJob>();
        services.AddSingleton<ReadAnswersJob>();
        services.AddSingleton<SaveSurvey>();
        services.AddSingleton<SurveySheets>();
        services.AddSingleton<AnswerSurvey>();
        services.AddSingleton<StopSurveys>();
        services.AddSingleton<DemoAnswers>();
        services.AddScoped<SurveyBoard>();
        services.AddScoped<SurveyFigures>();
        services.AddScoped<SurveyAnswerList>();
        services.AddScoped<LowScores>();
        services.AddScoped<AnswerLowScore>();
        return services;
    }
}
