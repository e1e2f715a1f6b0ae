using SellerDesk.Application.Orders.Times;

namespace SellerDesk.Web.Orders.Times;

/// <summary>Registers where time is lost and how carriers compare.</summary>
internal static class TimesSetup
{
    public static IServiceCollection AddOrderTimePages(this IServiceCollection services) => services.AddOrderTimes();

    public static WebApplication MapOrderTimes(this WebApplication app)
    {
        TimesFile.Map(app);
        return app;
    }
}
