using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>Registers tiers, their members and what the programme brings.</summary>
public static class TiersSetup
{
    public static IServiceCollection AddLoyaltyTiers(this IServiceCollection services)
    {
        services.AddSingleton<MoveTiersJob>();
        services.AddSingleton<FoldTierCountsJob>();
        services.AddSingleton<MeasureProgrammeJob>();
        services.AddSingleton<ChangeTiers>();
        services.AddSingleton<PreviewTiers>();
        services.AddSingleton<TierPreviewDesk>();
        services.AddSingleton<PreviewTiersJob>();
        services.AddSingleton<ChangeMember>();
        services.AddSingleton<TierBoard>();
        services.AddScoped<MemberTable>();
        services.AddScoped<MemberCard>();
        services.AddScoped<EffectBoard>();
        return services;
    }
}
