using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>Registers points and what they buy.</summary>
public static class PointsSetup
{
    public static IServiceCollection AddDeskPoints(this IServiceCollection services)
    {
        services.AddSingleton<SettlePointsJob>();
        services.AddSingleton<AgePointsJob>();
        services.AddSingleton<ProvePointsJob>();
        services.AddSingleton<FoldPointCountsJob>();
        services.AddSingleton<ReplayRulesJob>();
        services.AddSingleton<SaveEarningRules>();
        services.AddSingleton<AdjustPoints>();
        services.AddSingleton<SaveReward>();
        services.AddSingleton<IssueReward>();
        services.AddSingleton<EndReward>();
        services.AddSingleton<RecordBirthday>();
        services.AddSingleton<PointsBoard>();
        services.AddSingleton<ReplayDesk>();
        services.AddSingleton<RewardBoard>();
        services.AddScoped<PointCard>();
        services.AddScoped<PointEntryList>();
        return services;
    }
}
