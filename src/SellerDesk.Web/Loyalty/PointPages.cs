using SellerDesk.Application.Loyalty.Points;

namespace SellerDesk.Web.Loyalty;

/// <summary>Registers the pages of points and rewards.</summary>
public static class PointPages
{
    /// <param name="demo">This node runs the desk's jobs, the demo's beginnings among them.</param>
    public static IServiceCollection AddPointPages(this IServiceCollection services, bool demo)
    {
        services.AddDeskPoints();
        return demo ? services.AddHostedService<DemoPoints>() : services;
    }
}
