using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Replies.Training;

namespace SellerDesk.Web.Replies.Rules;

internal static class ReplyRulesSetup
{
    /// <summary>The pages about the reply rules; the guard itself comes with the desk's work.</summary>
    public static IServiceCollection AddReplyRulesPages(this IServiceCollection services)
    {
        services.AddSingleton<TryRulePack>();
        services.AddSingleton<RuleExercises>();
        services.AddSingleton<TrainingBoard>();
        return services;
    }
}
