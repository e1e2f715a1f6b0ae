namespace SellerDesk.Web.Segments;

/// <summary>Registers what the demo of segments begins with; their queries and jobs are registered beside them.</summary>
internal static class SegmentPages
{
    /// <param name="demo">This node runs the desk's jobs, the demo's beginnings among them.</param>
    public static IServiceCollection AddSegmentPages(this IServiceCollection services, bool demo) => demo ? services.AddHostedService<DemoSegments>() : services;
}
