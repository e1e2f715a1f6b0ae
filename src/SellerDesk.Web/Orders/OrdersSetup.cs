using SellerDesk.Application.Delays;
using SellerDesk.Application.Orders;

namespace SellerDesk.Web.Orders;

/// <summary>Registers orders: the table, its counters, the card.</summary>
internal static class OrdersSetup
{
    public static IServiceCollection AddDeskOrders(this IServiceCollection services)
    {
        services.AddSingleton<OrderCounters>();
        services.AddSingleton<FoldOrderCountsJob>();
        services.AddSingleton<TimeOrdersJob>();
        services.AddSingleton<DemoOrders>();
        services.AddScoped<OrderTable>();
        services.AddScoped<OrderCounting>();
        services.AddScoped<OrderProduct>();
        services.AddScoped<OrderCard>();
        services.AddSingleton<WatchLateOrdersJob>();
        services.AddScoped<OrderWays>();
        services.AddScoped<OfferWayOut>();
        return services;
    }

    public static WebApplication MapOrderFiles(this WebApplication app)
    {
        OrdersFile.Map(app);
        return app;
    }
}
