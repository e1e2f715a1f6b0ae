namespace SellerDesk.Web.Loyalty;

/// <summary>Registers the pages of tiers and members.</summary>
public static class TierPages
{
    /// <param name="demo">This node runs the desk's jobs, the demo's beginnings among them.</param>
    public static IServiceCollection AddTierPages(this IServiceCollection services, bool demo) => demo ? services.AddHostedService<DemoTiers>() : services;
}
