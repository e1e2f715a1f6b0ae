namespace SellerDesk.Web.ServiceLevels;

/// <summary>Registers what the demo's work begins with; its queries and jobs are registered beside them.</summary>
internal static class WorkPages
{
    /// <param name="demo">This node runs the desk's jobs, the demo's beginnings among them.</param>
    public static IServiceCollection AddDemoHistory(this IServiceCollection services, bool demo) => demo ? services.AddHostedService<DemoHistory>() : services;
}
